package io.sonde.instrumentation.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.RpcCall;

/** The outermost interceptor of one channel: application interceptors run in the call that it makes. Thread-safe. */
final class ClientCallInterceptor implements ClientInterceptor {

    /** The channel's authority, read at its first call. */
    private volatile Authority authority;

    ClientCallInterceptor() {}

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        RpcCall call = call(method.getFullMethodName(), next);
        if (call == null) {
            return next.newCall(method, options);
        }
        CurrentCall current = CurrentCall.ofThread();
        Call previous = call.attach(current);
        try {
            return new TracedClientCall<Q, R>(next.newCall(method, options), call);
        } catch (Throwable thrown) {
            call.started();
            call.end(thrown);
            throw thrown;
        } finally {
            Call.detach(current, previous);
        }
    }

    private RpcCall call(String method, Channel channel) {
        RpcCall call = RpcCall.client(method, ExcludedMethods.contains(method));
        String text = call == null ? null : channel.authority();
        if (text != null) {
            Authority known = authority;
            if (known == null || !known.isOf(text)) {
                known = Authority.parse(text);
                authority = known;
            }
            call.server(known.address(), known.port());
        }
        return call;
    }
}
