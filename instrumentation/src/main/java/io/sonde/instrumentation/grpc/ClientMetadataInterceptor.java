package io.sonde.instrumentation.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.RpcCall;

/**
 * The innermost interceptor, which reads metadata as all others have left it. It is there only if metadata is to be
 * recorded.
 */
final class ClientMetadataInterceptor implements ClientInterceptor {

    ClientMetadataInterceptor() {}

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        Call current = CurrentCall.ofThread().call();
        ClientCall<Q, R> call = next.newCall(method, options);
        return current instanceof RpcCall ? new Capturing<Q, R>(call, (RpcCall) current) : call;
    }

    private static final class Capturing<Q, R> extends ForwardingClientCall.SimpleForwardingClientCall<Q, R> {

        private final RpcCall call;

        Capturing(ClientCall<Q, R> delegate, RpcCall call) {
            super(delegate);
            this.call = call;
        }

        @Override
        public void start(ClientCall.Listener<R> listener, Metadata headers) {
            MetadataCapture.CLIENT.capture(headers, call);
            super.start(listener, headers);
        }
    }
}
