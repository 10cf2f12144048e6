package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** Ends a call with its future. */
final class FutureEnd implements BiConsumer<Object, Throwable> {

    private final AwsCall call;
    private final boolean streaming;

    private FutureEnd(AwsCall call, boolean streaming) {
        this.call = call;
        this.streaming = streaming;
    }

    static void await(AwsCall call, CompletableFuture<?> future, Throwable thrown, boolean streaming) {
        call.leaveThread();
        if (thrown != null || future == null) {
            Executions.result(call, null, thrown);
            call.end(thrown);
        } else {
            CompletableFuture<?> unused = future.whenComplete(new FutureEnd(call, streaming));
        }
    }

    @Override
    public void accept(Object result, Throwable thrown) {
        Throwable failure = Executions.unwrap(thrown);
        Executions.result(call, result, failure);
        if (streaming) {
            call.endWithResponseBody(failure);
        } else {
            call.end(failure);
        }
    }
}
