package io.sonde.instrumentation.minio;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** The responses with which a call ends later than with its request. */
public final class MinioResponsesInstrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.minio.";
    private static final String CALLBACK = "(Lokhttp3/Call;Lokhttp3/Response;)V";

    @Override
    public String name() {
        return "minio";
    }

    @Override
    public boolean platformTypesOnly() {
        return false;
    }

    @Override
    public void declare(Targets targets) {
        targets.named("io.minio.GetObjectResponse").atExit("<init>", null, PACKAGE + "GetObjectResponseAdvice");
        targets.named("io.minio.CreateMultipartUploadResponse")
                .atExit("<init>", null, PACKAGE + "CreateMultipartUploadResponseAdvice");
        targets.named("io.minio.S3Base$1").atEntry("onResponse", CALLBACK, PACKAGE + "ResponseAdvice");
        targets.named("io.minio.BaseS3Client$1").atEntry("onResponse", CALLBACK, PACKAGE + "ResponseAdvice");
        targets.named("io.minio.MinioClient").around("getPresignedObjectUrl", null, PACKAGE + "PresignAdvice");
        targets.named("io.minio.MinioAsyncClient").around("getPresignedObjectUrl", null, PACKAGE + "PresignAdvice");
    }
}
