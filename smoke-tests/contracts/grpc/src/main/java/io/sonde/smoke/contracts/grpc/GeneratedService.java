package io.sonde.smoke.contracts.grpc;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.grpc.testing.protobuf.SimpleRequest;
import io.grpc.testing.protobuf.SimpleResponse;
import io.grpc.testing.protobuf.SimpleServiceGrpc.SimpleServiceImplBase;

/** Answers with what it is sent, or fails as it is asked to. */
final class GeneratedService extends SimpleServiceImplBase {

    /** How many messages a stream of answers has. */
    static final int STREAM = 3;

    @Override
    public void unaryRpc(SimpleRequest request, StreamObserver<SimpleResponse> answer) {
        switch (request.getRequestMessage()) {
            case "refuse":
                answer.onError(Status.FAILED_PRECONDITION.asRuntimeException());
                break;
            case "throw":
                throw new IllegalStateException("out of the service");
            default:
                answer.onNext(response(request.getRequestMessage()));
                answer.onCompleted();
        }
    }

    @Override
    public void serverStreamingRpc(SimpleRequest request, StreamObserver<SimpleResponse> answer) {
        for (int i = 0; i < STREAM; i++) {
            answer.onNext(response(request.getRequestMessage() + i));
        }
        answer.onCompleted();
    }

    @Override
    public StreamObserver<SimpleRequest> clientStreamingRpc(StreamObserver<SimpleResponse> answer) {
        return new Requests(answer) {
            @Override
            public void onCompleted() {
                answer.onNext(response("all"));
                super.onCompleted();
            }
        };
    }

    @Override
    public StreamObserver<SimpleRequest> bidiStreamingRpc(StreamObserver<SimpleResponse> answer) {
        return new Requests(answer) {
            @Override
            public void onNext(SimpleRequest request) {
                if (request.getRequestMessage().equals("refuse")) {
                    answer.onError(Status.FAILED_PRECONDITION.asRuntimeException());
                } else {
                    answer.onNext(response(request.getRequestMessage()));
                }
            }
        };
    }

    private static SimpleResponse response(String text) {
        return SimpleResponse.newBuilder().setResponseMessage(text).build();
    }

    /** Requests that are not looked at. */
    private static class Requests implements StreamObserver<SimpleRequest> {

        private final StreamObserver<SimpleResponse> answer;

        Requests(StreamObserver<SimpleResponse> answer) {
            this.answer = answer;
        }

        @Override
        public void onNext(SimpleRequest request) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {
            answer.onCompleted();
        }
    }
}
