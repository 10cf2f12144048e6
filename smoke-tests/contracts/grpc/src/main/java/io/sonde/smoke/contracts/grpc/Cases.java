package io.sonde.smoke.contracts.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;

/** The calls of one client; each prints what the application saw of it. */
final class Cases {

    private final Channel channel;

    Cases(Channel channel) {
        this.channel = channel;
    }

    static void report(String name, String result) {
        System.out.println("case " + name + ' ' + result);
    }

    void simple() throws Exception {
        unary("Unary", channel);
        report(
                "UnaryFuture",
                ClientCalls.futureUnaryCall(
                                channel.newCall(Text.method(MethodType.UNARY, "UnaryFuture"), CallOptions.DEFAULT), "a")
                        .get(20, TimeUnit.SECONDS));
        Answers<String> answers = new Answers<String>();
        ClientCalls.asyncUnaryCall(
                channel.newCall(Text.method(MethodType.UNARY, "UnaryAsync"), CallOptions.DEFAULT), "a", answers);
        report("UnaryAsync", answers.awaitEnd());
        report("HandWritten", handWritten());
        unary("InContext", channel);
        report("Context", String.valueOf(Context.current() == Context.ROOT));
    }

    void unary(String name, Channel by) {
        unary(name, Text.SERVICE + '/' + name, by, CallOptions.DEFAULT);
    }

    private static void unary(String name, String method, Channel by, CallOptions options) {
        try {
            report(name, ClientCalls.blockingUnaryCall(by, Text.named(MethodType.UNARY, method), options, "a"));
        } catch (StatusRuntimeException failure) {
            Metadata trailers = failure.getTrailers();
            String reason =
                    trailers == null ? null : trailers.get(Metadata.Key.of("reason", Metadata.ASCII_STRING_MARSHALLER));
            report(name, failure.getStatus().getCode().name() + (reason == null ? "" : ' ' + reason));
        }
    }

    private String handWritten() throws InterruptedException {
        Answers<String> answers = new Answers<String>();
        ClientCall<String, String> call =
                channel.newCall(Text.method(MethodType.UNARY, "HandWritten"), CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<String>() {
                    @Override
                    public void onMessage(String message) {
                        answers.onNext(message);
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        answers.onCompleted();
                    }
                },
                new Metadata());
        call.request(2);
        call.sendMessage("a");
        call.halfClose();
        return answers.awaitEnd();
    }

    void streams() throws InterruptedException {
        Iterator<String> five = ClientCalls.blockingServerStreamingCall(
                channel, Text.method(MethodType.SERVER_STREAMING, "ServerStream"), CallOptions.DEFAULT, "a");
        int count = 0;
        while (five.hasNext()) {
            five.next();
            count++;
        }
        report("ServerStream", Integer.toString(count));
        Answers<String> answers = new Answers<String>();
        send(
                4,
                ClientCalls.asyncClientStreamingCall(
                        channel.newCall(Text.method(MethodType.CLIENT_STREAMING, "ClientStream"), CallOptions.DEFAULT),
                        answers));
        report("ClientStream", answers.awaitEnd());
        report("Bidirectional", bidirectional(Text.SERVICE + "/Bidirectional"));
    }

    private static void send(int messages, StreamObserver<String> requests) {
        for (int i = 0; i < messages; i++) {
            requests.onNext("a" + i);
        }
        requests.onCompleted();
    }

    private String bidirectional(String method) throws InterruptedException {
        Answers<String> answers = new Answers<String>();
        send(
                3,
                ClientCalls.asyncBidiStreamingCall(
                        channel.newCall(Text.named(MethodType.BIDI_STREAMING, method), CallOptions.DEFAULT), answers));
        return answers.awaitEnd();
    }

    Answers<String> stream(String name, Channel by) {
        Answers<String> answers = new Answers<String>();
        ClientCalls.asyncServerStreamingCall(
                by.newCall(Text.method(MethodType.SERVER_STREAMING, name), CallOptions.DEFAULT), "a", answers);
        return answers;
    }

    void failures() throws InterruptedException {
        unary(
                "Deadline",
                Text.SERVICE + "/Deadline",
                channel,
                CallOptions.DEFAULT.withDeadlineAfter(200, TimeUnit.MILLISECONDS));
        for (String name : new String[] {
            "Throwing", "ThrowingAtStart", "WithTrailers", "CancelledByServer", "TooManyResponses", "Unimplemented"
        }) {
            unary(name, channel);
        }
        CancellableAnswers answers = new CancellableAnswers();
        ClientCalls.asyncServerStreamingCall(
                channel.newCall(Text.method(MethodType.SERVER_STREAMING, "Cancelled"), CallOptions.DEFAULT),
                "a",
                answers);
        answers.awaitFirst();
        answers.requests.cancel("enough", null);
        report("Cancelled", answers.awaitEnd());
    }

    void nested() throws InterruptedException {
        unary("Nested", channel);
        unary("Intercepted", channel);
        unary("Health", "grpc.health.v1.Health/Check", channel, CallOptions.DEFAULT);
        report("Reflection", bidirectional("grpc.reflection.v1.ServerReflection/ServerReflectionInfo"));
        Answers<String> inner = new Answers<String>();
        Answers<String> answers = new Answers<String>() {
            @Override
            public void onNext(String message) {
                super.onNext(message);
                ClientCalls.asyncUnaryCall(
                        channel.newCall(Text.method(MethodType.UNARY, "InCallback"), CallOptions.DEFAULT), "a", inner);
            }
        };
        ClientCalls.asyncUnaryCall(
                channel.newCall(Text.method(MethodType.UNARY, "Callbacks"), CallOptions.DEFAULT), "a", answers);
        report("Callbacks", answers.awaitEnd());
        report("InCallback", inner.awaitEnd());
    }

    @SuppressWarnings("deprecation") // the newer way came after the oldest version
    void metadata() {
        Metadata metadata = new Metadata();
        put(metadata, "x-tenant", "one");
        put(metadata, "x-tenant", "two");
        put(metadata, "x-hidden", "hidden");
        put(metadata, "x-api-token", "secret-token");
        put(metadata, "authorization", "secret-authorization");
        metadata.put(
                Metadata.Key.of("x-data-bin", Metadata.BINARY_BYTE_MARSHALLER),
                "secret-data".getBytes(StandardCharsets.UTF_8));
        unary("Metadata", ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(metadata)));
    }

    private static void put(Metadata metadata, String name, String value) {
        metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
    }

    /** A call that is made and never started is none. */
    void unstarted() {
        ClientCall<String, String> call =
                channel.newCall(Text.method(MethodType.UNARY, "Unstarted"), CallOptions.DEFAULT);
        report("Unstarted", call == null ? "none" : "made");
    }

    /** Answers whose call can be cancelled. */
    private static final class CancellableAnswers extends Answers<String>
            implements ClientResponseObserver<String, String> {

        private volatile ClientCallStreamObserver<String> requests;

        @Override
        public void beforeStart(ClientCallStreamObserver<String> stream) {
            requests = stream;
        }
    }
}
