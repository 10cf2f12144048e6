package io.sonde.instrumentation.minio;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** Where version 8 executes a request: synchronously at first, later by a future. */
public final class Minio8Instrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.minio.";
    private static final String ARGUMENTS =
            "(Lio/minio/http/Method;Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;"
                    + "Lokhttp3/Headers;Lcom/google/common/collect/Multimap;Ljava/lang/Object;I)";
    private static final String RESPONSE = "Lokhttp3/Response;";
    private static final String FUTURE = "Ljava/util/concurrent/CompletableFuture;";

    @Override
    public String name() {
        return "minio-8";
    }

    @Override
    public boolean platformTypesOnly() {
        return false;
    }

    @Override
    public void declare(Targets targets) {
        targets.named("io.minio.MinioClient").around("execute", ARGUMENTS + RESPONSE, PACKAGE + "Execute8Advice");
        targets.named("io.minio.S3Base")
                .around("execute", ARGUMENTS + RESPONSE, PACKAGE + "Execute8Advice")
                .around("executeAsync", ARGUMENTS + FUTURE, PACKAGE + "ExecuteAsync8Advice");
    }
}
