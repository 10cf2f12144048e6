package io.sonde.instrumentation.grpc;

import io.grpc.ClientCall;
import io.grpc.ForwardingClientCall;
import io.grpc.Metadata;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.RpcCall;

/** A client's call, which counts from its start. One that is never started is never counted. */
final class TracedClientCall<Q, R> extends ForwardingClientCall.SimpleForwardingClientCall<Q, R> {

    private final RpcCall call;
    private boolean started;

    TracedClientCall(ClientCall<Q, R> delegate, RpcCall call) {
        super(delegate);
        this.call = call;
    }

    @Override
    public void start(ClientCall.Listener<R> listener, Metadata headers) {
        if (started || listener == null || headers == null) {
            // The application's mistake, of which the delegate tells it.
            super.start(listener, headers);
            return;
        }
        started = true;
        CurrentCall current = CurrentCall.ofThread();
        Call previous = call.attach(current);
        try {
            begin(headers);
            super.start(new TracedClientListener<R>(listener, call), headers);
        } catch (Throwable thrown) {
            call.end(thrown);
            throw thrown;
        } finally {
            Call.detach(current, previous);
        }
    }

    /** What goes wrong here is not the application's: its call goes on without a context. */
    private void begin(Metadata headers) {
        call.started();
        try {
            call.inject(headers, MetadataHeaders.INSTANCE);
        } catch (RuntimeException | LinkageError unexpected) {
            // The call is timed all the same.
        }
    }

    @Override
    public void sendMessage(Q message) {
        CurrentCall current = CurrentCall.ofThread();
        Call previous = call.attach(current);
        try {
            super.sendMessage(message);
        } finally {
            Call.detach(current, previous);
        }
        call.messageSent();
    }
}
