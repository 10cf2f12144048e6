package io.sonde.instrumentation.grpc;

import io.grpc.ForwardingServerCallListener;
import io.grpc.ServerCall;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.RpcCall;

/** Lets the service hear what comes in the call, and remembers what it throws. */
final class TracedServerListener<Q> extends ForwardingServerCallListener.SimpleForwardingServerCallListener<Q> {

    private final RpcCall call;

    TracedServerListener(ServerCall.Listener<Q> delegate, RpcCall call) {
        super(delegate);
        this.call = call;
    }

    @Override
    public void onMessage(Q message) {
        call.messageReceived();
        CurrentCall current = CurrentCall.ofThread();
        Call previous = call.attach(current);
        try {
            super.onMessage(message);
        } catch (Throwable thrown) {
            call.thrown(thrown);
            throw thrown;
        } finally {
            Call.detach(current, previous);
        }
    }

    @Override
    public void onHalfClose() {
        CurrentCall current = CurrentCall.ofThread();
        Call previous = call.attach(current);
        try {
            super.onHalfClose();
        } catch (Throwable thrown) {
            call.thrown(thrown);
            throw thrown;
        } finally {
            Call.detach(current, previous);
        }
    }

    @Override
    public void onCancel() {
        CurrentCall current = CurrentCall.ofThread();
        Call previous = call.attach(current);
        try {
            super.onCancel();
        } catch (Throwable thrown) {
            call.thrown(thrown);
            throw thrown;
        } finally {
            Call.detach(current, previous);
        }
    }

    @Override
    public void onComplete() {
        CurrentCall current = CurrentCall.ofThread();
        Call previous = call.attach(current);
        try {
            super.onComplete();
        } catch (Throwable thrown) {
            call.thrown(thrown);
            throw thrown;
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
        } catch (Throwable thrown) {
            call.thrown(thrown);
            throw thrown;
        } finally {
            Call.detach(current, previous);
        }
    }
}
