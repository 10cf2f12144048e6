package io.sonde.instrumentation.minio;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** The responses with which a call ends later than with its request. */
public final class MinioResponsesInstrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.minio.";

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
        targets.named("io.minio.MinioClient").around("getPresignedObjectUrl", null, PACKAGE + "PresignAdvice");
        targets.named("io.minio.MinioAsyncClient").around("getPresignedObjectUrl", null, PACKAGE + "PresignAdvice");
    }
}
