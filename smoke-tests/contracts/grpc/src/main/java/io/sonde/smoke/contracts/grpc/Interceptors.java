package io.sonde.smoke.contracts.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.stub.ClientCalls;

/** The application's own interceptors, which make calls and contexts of their own. */
final class Interceptors {

    static final Context.Key<String> KEY = Context.key("application");

    private Interceptors() {}

    static final class Client implements ClientInterceptor {

        private final Channel itself;

        Client(Channel itself) {
            this.itself = itself;
        }

        @Override
        public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
            if (method.getFullMethodName().endsWith("/Intercepted")) {
                ClientCalls.blockingUnaryCall(
                        itself, Text.method(MethodType.UNARY, "InClientInterceptor"), CallOptions.DEFAULT, "inner");
            }
            return next.newCall(method, options);
        }
    }

    static final class Server implements ServerInterceptor {

        private final Channel itself;

        Server(Channel itself) {
            this.itself = itself;
        }

        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            if (call.getMethodDescriptor().getFullMethodName().endsWith("/Intercepted")) {
                ClientCalls.blockingUnaryCall(
                        itself, Text.method(MethodType.UNARY, "InServerInterceptor"), CallOptions.DEFAULT, "inner");
            }
            return Contexts.interceptCall(Context.current().withValue(KEY, "set"), call, headers, next);
        }
    }
}
