package io.sonde.instrumentation.minio;

import io.sonde.instrumentation.call.AwsCall;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import okhttp3.Response;

/** Ends a call with the future of its response. */
final class FutureEnd implements BiConsumer<Object, Throwable> {

    private final AwsCall call;

    private FutureEnd(AwsCall call) {
        this.call = call;
    }

    static void await(AwsCall call, CompletableFuture<?> future, Throwable thrown) {
        call.leaveThread();
        if (thrown != null || future == null) {
            Responses.end(call, null, thrown);
        } else {
            CompletableFuture<?> unused = future.whenComplete(new FutureEnd(call));
        }
    }

    @Override
    public void accept(Object response, Throwable thrown) {
        Responses.end(call, (Response) response, thrown);
    }
}
