package io.sonde.instrumentation.minio;

import io.minio.Http;
import io.sonde.instrumentation.call.AwsCall;
import java.util.concurrent.CompletableFuture;

/** Around a request of version 9. */
final class ExecuteAsync9Advice {

    private ExecuteAsync9Advice() {}

    static Object enter(Object client, Object s3request) {
        Http.S3Request request = (Http.S3Request) s3request;
        QueryKeys keys = new ParameterKeys(request.queryParams());
        return Operations.begin(request.method().toString(), request.bucket(), request.object(), keys, request);
    }

    static void exit(Object state, Object returned, Throwable thrown) {
        if (state != null) {
            FutureEnd.await((AwsCall) state, (CompletableFuture<?>) returned, thrown);
        }
    }
}
