package io.sonde.smoke.contracts.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.atomic.AtomicInteger;

/** What the server does, method by method. */
final class Service {

    /** A client of the server itself, for calls in the course of a call. */
    private final Channel itself;

    private final AtomicInteger attempts = new AtomicInteger();

    Service(Channel itself) {
        this.itself = itself;
    }

    ServerServiceDefinition calls() {
        ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(Text.SERVICE);
        for (String name : new String[] {
            "Unary",
            "UnaryFuture",
            "UnaryAsync",
            "HandWritten",
            "Metadata",
            "BuiltTwice",
            "UnderHealth",
            "NestedInner",
            "Intercepted",
            "InClientInterceptor",
            "InServerInterceptor",
            "Callbacks",
            "InCallback"
        }) {
            add(service, MethodType.UNARY, name, ServerCalls.asyncUnaryCall(Service::echo));
        }
        add(service, MethodType.UNARY, "InContext", ServerCalls.asyncUnaryCall(Service::context));
        add(service, MethodType.UNARY, "Nested", ServerCalls.asyncUnaryCall(this::nested));
        add(service, MethodType.UNARY, "Retried", ServerCalls.asyncUnaryCall(this::failTwice));
        add(service, MethodType.UNARY, "Deadline", ServerCalls.asyncUnaryCall(Service::ignore));
        add(service, MethodType.UNARY, "Throwing", ServerCalls.asyncUnaryCall(Service::fail));
        add(service, MethodType.UNARY, "ThrowingAtStart", Service::failAtStart);
        add(service, MethodType.UNARY, "WithTrailers", ServerCalls.asyncUnaryCall(Service::refuse));
        add(service, MethodType.UNARY, "CancelledByServer", ServerCalls.asyncUnaryCall(Service::cancel));
        add(service, MethodType.UNARY, "TooManyResponses", Service::answerTwice);
        add(service, MethodType.SERVER_STREAMING, "ServerStream", ServerCalls.asyncServerStreamingCall(Service::five));
        add(service, MethodType.SERVER_STREAMING, "Cancelled", ServerCalls.asyncServerStreamingCall(Service::one));
        add(service, MethodType.SERVER_STREAMING, "ServerGone", ServerCalls.asyncServerStreamingCall(Service::one));
        add(service, MethodType.CLIENT_STREAMING, "ClientStream", ServerCalls.asyncClientStreamingCall(Service::count));
        add(service, MethodType.BIDI_STREAMING, "Bidirectional", ServerCalls.asyncBidiStreamingCall(Service::echoAll));
        return service.build();
    }

    /** Calls itself, which must leave no trace either. */
    ServerServiceDefinition health() {
        return ServerServiceDefinition.builder("grpc.health.v1.Health")
                .addMethod(
                        Text.named(MethodType.UNARY, "grpc.health.v1.Health/Check"),
                        ServerCalls.asyncUnaryCall((String request, StreamObserver<String> answer) -> {
                            call("UnderHealth", request);
                            echo(request, answer);
                        }))
                .build();
    }

    ServerServiceDefinition reflection() {
        return ServerServiceDefinition.builder("grpc.reflection.v1.ServerReflection")
                .addMethod(
                        Text.named(
                                MethodType.BIDI_STREAMING, "grpc.reflection.v1.ServerReflection/ServerReflectionInfo"),
                        ServerCalls.asyncBidiStreamingCall(Service::echoAll))
                .build();
    }

    private static void add(
            ServerServiceDefinition.Builder service,
            MethodType type,
            String name,
            ServerCallHandler<String, String> handler) {
        service.addMethod(Text.method(type, name), handler);
    }

    private String call(String method, String request) {
        MethodDescriptor<String, String> descriptor = Text.method(MethodType.UNARY, method);
        return ClientCalls.blockingUnaryCall(itself, descriptor, CallOptions.DEFAULT, request);
    }

    private static void echo(String request, StreamObserver<String> answer) {
        answer.onNext(request);
        answer.onCompleted();
    }

    /** The value that the application's own interceptor put into gRPC's context. */
    private static void context(String request, StreamObserver<String> answer) {
        echo(String.valueOf(Interceptors.KEY.get()), answer);
    }

    private void nested(String request, StreamObserver<String> answer) {
        echo(call("NestedInner", request), answer);
    }

    private void failTwice(String request, StreamObserver<String> answer) {
        if (attempts.incrementAndGet() <= 2) {
            answer.onError(Status.UNAVAILABLE.asRuntimeException());
        } else {
            echo(request, answer);
        }
    }

    private static void ignore(String request, StreamObserver<String> answer) {}

    private static void fail(String request, StreamObserver<String> answer) {
        throw new IllegalStateException("out of the service");
    }

    private static ServerCall.Listener<String> failAtStart(ServerCall<String, String> call, Metadata headers) {
        throw new IllegalStateException("out of the service's start");
    }

    private static void refuse(String request, StreamObserver<String> answer) {
        Metadata trailers = new Metadata();
        trailers.put(Metadata.Key.of("reason", Metadata.ASCII_STRING_MARSHALLER), "because");
        answer.onError(Status.FAILED_PRECONDITION.withDescription("not now").asRuntimeException(trailers));
    }

    private static void cancel(String request, StreamObserver<String> answer) {
        answer.onError(Status.CANCELLED.asRuntimeException());
    }

    private static ServerCall.Listener<String> answerTwice(ServerCall<String, String> call, Metadata headers) {
        call.request(2);
        return new ServerCall.Listener<String>() {
            @Override
            public void onHalfClose() {
                call.sendHeaders(new Metadata());
                call.sendMessage("one");
                call.sendMessage("two");
                call.close(Status.OK, new Metadata());
            }
        };
    }

    private static void five(String request, StreamObserver<String> answer) {
        for (int i = 0; i < 5; i++) {
            answer.onNext(request + i);
        }
        answer.onCompleted();
    }

    private static void one(String request, StreamObserver<String> answer) {
        answer.onNext(request);
    }

    private static StreamObserver<String> count(StreamObserver<String> answer) {
        return new StreamObserver<String>() {
            private int messages;

            @Override
            public void onNext(String message) {
                messages++;
            }

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onCompleted() {
                echo(Integer.toString(messages), answer);
            }
        };
    }

    private static StreamObserver<String> echoAll(StreamObserver<String> answer) {
        return new StreamObserver<String>() {
            @Override
            public void onNext(String message) {
                answer.onNext(message);
            }

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onCompleted() {
                answer.onCompleted();
            }
        };
    }
}
