package io.sonde.smoke.contracts.grpc;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.grpc.testing.protobuf.SimpleRequest;
import io.grpc.testing.protobuf.SimpleResponse;
import io.grpc.testing.protobuf.SimpleServiceGrpc;
import io.grpc.testing.protobuf.SimpleServiceGrpc.SimpleServiceBlockingStub;
import io.grpc.testing.protobuf.SimpleServiceGrpc.SimpleServiceFutureStub;
import io.grpc.testing.protobuf.SimpleServiceGrpc.SimpleServiceStub;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Calls by generated stubs; each prints what the application saw of it, and has its name in its metadata. */
final class GeneratedCases {

    private static final int PATIENCE_SECONDS = 20;

    private final Channel channel;

    GeneratedCases(Channel channel) {
        this.channel = channel;
    }

    static SimpleRequest request(String text) {
        return SimpleRequest.newBuilder().setRequestMessage(text).build();
    }

    /** The methods of the service are few: the name of the case tells their calls from each other. */
    @SuppressWarnings("deprecation") // the newer way came after the oldest version
    static Channel named(String name, Channel channel) {
        Metadata metadata = new Metadata();
        metadata.put(Metadata.Key.of("x-case", Metadata.ASCII_STRING_MARSHALLER), name);
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(metadata));
    }

    private SimpleServiceBlockingStub blocking(String name) {
        return SimpleServiceGrpc.newBlockingStub(named(name, channel));
    }

    private SimpleServiceFutureStub future(String name) {
        return SimpleServiceGrpc.newFutureStub(named(name, channel));
    }

    private SimpleServiceStub asynchronous(String name) {
        return SimpleServiceGrpc.newStub(named(name, channel));
    }

    void blocking() {
        blockingUnary("BlockingUnary", "a");
        Iterator<SimpleResponse> answers = blocking("BlockingServerStream").serverStreamingRpc(request("a"));
        int count = 0;
        for (; answers.hasNext(); answers.next()) {
            count++;
        }
        Cases.report("BlockingServerStream", "OK " + count);
    }

    private void blockingUnary(String name, String text) {
        String result;
        try {
            result = "OK " + blocking(name).unaryRpc(request(text)).getResponseMessage();
        } catch (StatusRuntimeException failure) {
            result = failure.getStatus().getCode().name();
        }
        Cases.report(name, result);
    }

    void future() throws Exception {
        futureUnary("FutureUnary", "a");
    }

    private void futureUnary(String name, String text) throws Exception {
        String result;
        try {
            result = "OK "
                    + future(name)
                            .unaryRpc(request(text))
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .getResponseMessage();
        } catch (ExecutionException failure) {
            result = Status.fromThrowable(failure).getCode().name();
        }
        Cases.report(name, result);
    }

    void asynchronous() throws InterruptedException {
        Answers<SimpleResponse> unary = new Answers<>();
        asynchronous("AsyncUnary").unaryRpc(request("a"), unary);
        Cases.report("AsyncUnary", unary.awaitEnd());
        Answers<SimpleResponse> stream = new Answers<>();
        asynchronous("AsyncServerStream").serverStreamingRpc(request("a"), stream);
        Cases.report("AsyncServerStream", stream.awaitEnd());
        Answers<SimpleResponse> count = new Answers<>();
        send(asynchronous("AsyncClientStream").clientStreamingRpc(count), "a", "b", "c", "d");
        Cases.report("AsyncClientStream", count.awaitEnd());
        Answers<SimpleResponse> echo = new Answers<>();
        send(asynchronous("AsyncBidirectional").bidiStreamingRpc(echo), "a", "b");
        Cases.report("AsyncBidirectional", echo.awaitEnd());
    }

    private static void send(StreamObserver<SimpleRequest> requests, String... texts) {
        for (String text : texts) {
            requests.onNext(request(text));
        }
        requests.onCompleted();
    }

    void failures() throws Exception {
        blockingUnary("BlockingRefused", "refuse");
        blockingUnary("BlockingThrowing", "throw");
        futureUnary("FutureRefused", "refuse");
        Answers<SimpleResponse> refused = new Answers<>();
        asynchronous("AsyncRefused").bidiStreamingRpc(refused).onNext(request("refuse"));
        Cases.report("AsyncRefused", refused.awaitEnd());
        Answers<SimpleResponse> late = new Answers<>();
        asynchronous("AsyncDeadline")
                .withDeadlineAfter(200, TimeUnit.MILLISECONDS)
                .clientStreamingRpc(late);
        Cases.report("AsyncDeadline", late.awaitEnd());
    }

    /** What a generated service answers whose method is not written. */
    void unimplemented() {
        blockingUnary("Unimplemented", "a");
    }
}
