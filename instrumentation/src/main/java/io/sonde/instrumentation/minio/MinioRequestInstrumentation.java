package io.sonde.instrumentation.minio;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** Where OkHttp builds a request; touches none but those of a call to S3. */
public final class MinioRequestInstrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.minio.";

    @Override
    public String name() {
        return "minio-okhttp";
    }

    @Override
    public boolean platformTypesOnly() {
        return false;
    }

    @Override
    public void declare(Targets targets) {
        targets.named("okhttp3.Request$Builder").atEntry("build", "()Lokhttp3/Request;", PACKAGE + "BuildAdvice");
    }
}
