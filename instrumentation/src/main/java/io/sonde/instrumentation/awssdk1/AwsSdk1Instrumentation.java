package io.sonde.instrumentation.awssdk1;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** The HTTP client that the clients of all services share, and the presigning of S3's. */
public final class AwsSdk1Instrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.awssdk1.";
    private static final String HTTP = "com.amazonaws.http.";

    @Override
    public String name() {
        return "aws-sdk-1";
    }

    @Override
    public boolean platformTypesOnly() {
        return false;
    }

    @Override
    public void declare(Targets targets) {
        targets.named(HTTP + "AmazonHttpClient")
                .around("execute", null, PACKAGE + "ExecuteAdvice")
                .around("executeOneRequest", null, PACKAGE + "AttemptAdvice");
        targets.named(HTTP + "AmazonHttpClient$RequestExecutor")
                .around("executeOneRequest", null, PACKAGE + "AttemptAdvice");
        targets.named(HTTP + "RepeatableInputStreamRequestEntity")
                .atExit("<init>", null, PACKAGE + "RequestBodyAdvice");
        targets.named(HTTP + "HttpResponse")
                .atExit("setContent", "(Ljava/io/InputStream;)V", PACKAGE + "ResponseBodyAdvice");
        targets.named("com.amazonaws.services.s3.AmazonS3Client")
                .around(
                        "generatePresignedUrl",
                        "(Lcom/amazonaws/services/s3/model/GeneratePresignedUrlRequest;)Ljava/net/URL;",
                        PACKAGE + "PresignAdvice");
    }
}
