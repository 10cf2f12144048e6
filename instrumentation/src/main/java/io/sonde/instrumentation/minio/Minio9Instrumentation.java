package io.sonde.instrumentation.minio;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** Where version 9 executes a request. */
public final class Minio9Instrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.minio.";

    @Override
    public String name() {
        return "minio-9";
    }

    @Override
    public boolean platformTypesOnly() {
        return false;
    }

    @Override
    public void declare(Targets targets) {
        targets.named("io.minio.BaseS3Client")
                .around(
                        "executeAsync",
                        "(Lio/minio/Http$S3Request;Ljava/lang/String;)Ljava/util/concurrent/CompletableFuture;",
                        PACKAGE + "ExecuteAsync9Advice");
    }
}
