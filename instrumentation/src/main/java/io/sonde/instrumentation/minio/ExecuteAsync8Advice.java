package io.sonde.instrumentation.minio;

import com.google.common.collect.Multimap;
import io.sonde.instrumentation.call.AwsCall;
import java.util.concurrent.CompletableFuture;

/** Around a request of version 8 that is made for a future. */
final class ExecuteAsync8Advice {

    private ExecuteAsync8Advice() {}

    static Object enter(
            Object client, Object method, Object bucket, Object object, Object region, Object headers, Object query) {
        QueryKeys keys = new MultimapKeys((Multimap<?, ?>) query);
        return Operations.begin(method.toString(), (String) bucket, (String) object, keys, client);
    }

    static void exit(Object state, Object returned, Throwable thrown) {
        if (state != null) {

            FutureEnd.await((AwsCall) state, (CompletableFuture<?>) returned, thrown);
        }
    }
}
