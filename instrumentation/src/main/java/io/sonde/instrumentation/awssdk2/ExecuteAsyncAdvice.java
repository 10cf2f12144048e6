package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;
import java.util.concurrent.CompletableFuture;

/** Around an asynchronous operation whose response the SDK reads. */
final class ExecuteAsyncAdvice {

    private ExecuteAsyncAdvice() {}

    static Object enter(Object handler, Object parameters) {
        return Executions.begin(parameters);
    }

    static void exit(Object state, Object returned, Throwable thrown) {
        if (state != null) {
            FutureEnd.await((AwsCall) state, (CompletableFuture<?>) returned, thrown, false);
        }
    }
}
