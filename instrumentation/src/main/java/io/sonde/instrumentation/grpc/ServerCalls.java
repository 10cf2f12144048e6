package io.sonde.instrumentation.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerStreamTracer;
import io.sonde.instrumentation.association.WeakIdentityMap;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.RpcCall;

/**
 * The calls of one server: a tracer for each stream, from its first header to its end, and the outermost interceptor, which
 * makes the stream's call current for the service and for application interceptors. Thread-safe.
 */
final class ServerCalls extends ServerStreamTracer.Factory implements ServerInterceptor {

    /** Started calls that the interceptor has not seen, by their request's metadata, which both are given. */
    private final WeakIdentityMap<Metadata, RpcCall> starting = new WeakIdentityMap<Metadata, RpcCall>();

    /** The authority of the last call. */
    private volatile Authority authority;

    ServerCalls() {}

    @Override
    public ServerStreamTracer newServerStreamTracer(String fullMethodName, Metadata headers) {
        return new ServerCallTracer(this, fullMethodName, headers);
    }

    void starting(Metadata headers, RpcCall call) {
        starting.put(headers, call);
    }

    Authority authority(String text) {
        Authority known = authority;
        if (known == null || !known.isOf(text)) {
            known = Authority.parse(text);
            authority = known;
        }
        return known;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> serverCall, Metadata headers, ServerCallHandler<Q, R> next) {
        RpcCall call = starting.remove(headers);
        if (call == null) {
            return next.startCall(serverCall, headers);
        }
        CurrentCall current = CurrentCall.ofThread();
        Call previous = call.attach(current);
        try {
            ServerCall.Listener<Q> listener = next.startCall(serverCall, headers);
            return listener == null ? null : new TracedServerListener<Q>(listener, call);
        } catch (Throwable thrown) {
            call.thrown(thrown);
            throw thrown;
        } finally {
            Call.detach(current, previous);
        }
    }
}
