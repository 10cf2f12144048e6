package io.sonde.instrumentation.minio;

import io.minio.CreateMultipartUploadResponse;
import io.sonde.instrumentation.call.AwsCall;

/** At the end of the constructor of the response that names a new upload. */
final class CreateMultipartUploadResponseAdvice {

    private CreateMultipartUploadResponseAdvice() {}

    static void exit(Object object, Throwable thrown) {
        CreateMultipartUploadResponse response = (CreateMultipartUploadResponse) object;
        AwsCall call = Responses.take(response.headers());
        if (call != null) {
            if (response.result() != null) {
                call.uploadId(response.result().uploadId());
            }
            call.end(null);
        }
    }
}
