package io.sonde.smoke.contracts.grpc;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Counts what a server answers and waits for it. */
class Answers<R> implements StreamObserver<R> {

    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private int messages;
    private String status = "none";

    @Override
    public void onNext(R message) {
        messages++;
        first.countDown();
    }

    @Override
    public void onError(Throwable failure) {
        status = Status.fromThrowable(failure).getCode().name();
        end.countDown();
    }

    @Override
    public void onCompleted() {
        status = "OK";
        end.countDown();
    }

    void awaitFirst() throws InterruptedException {
        await(first);
    }

    /** The status and the number of messages before it. */
    String awaitEnd() throws InterruptedException {
        await(end);
        return status + ' ' + messages;
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no answer");
        }
    }
}
