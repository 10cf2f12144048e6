package io.sonde.instrumentation.grpc;

import io.grpc.ClientCall;
import io.grpc.ForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.Status;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.RpcCall;

/** Hears what comes back, and lets the application hear it in the call. */
final class TracedClientListener<R> extends ForwardingClientCallListener.SimpleForwardingClientCallListener<R> {

    private final RpcCall call;

    TracedClientListener(ClientCall.Listener<R> delegate, RpcCall call) {
        super(delegate);
        this.call = call;
    }

    @Override
    public void onHeaders(Metadata headers) {
        CurrentCall current = CurrentCall.ofThread();
        Call previous = call.attach(current);
        try {
            super.onHeaders(headers);
        } finally {
            Call.detach(current, previous);
        }
    }

    @Override
    public void onMessage(R message) {
        call.messageReceived();
        CurrentCall current = CurrentCall.ofThread();
        Call previous = call.attach(current);
        try {
            super.onMessage(message);
        } finally {
            Call.detach(current, previous);
        }
    }

    @Override
    public void onReady() {
        CurrentCall current = CurrentCall.ofThread();
        Call previous = call.attach(current);
        try {
            super.onReady();
        } finally {
            Call.detach(current, previous);
        }
    }

    /** Ends the call first: whoever waits for the result finds it ended. */
    @Override
    public void onClose(Status status, Metadata trailers) {
        call.end(status.getCode().name(), status.getCause());
        CurrentCall current = CurrentCall.ofThread();
        Call previous = call.attach(current);
        try {
            super.onClose(status, trailers);
        } finally {
            Call.detach(current, previous);
        }
    }
}
