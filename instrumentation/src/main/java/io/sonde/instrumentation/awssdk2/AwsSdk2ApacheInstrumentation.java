package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** The SDK's HTTP client over Apache's, which is not everywhere where the SDK is. */
public final class AwsSdk2ApacheInstrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.awssdk2.";
    private static final String CLIENT = "software.amazon.awssdk.http.apache.ApacheHttpClient";

    @Override
    public String name() {
        return "aws-sdk-2-apache";
    }

    @Override
    public boolean platformTypesOnly() {
        return false;
    }

    @Override
    public void declare(Targets targets) {
        targets.named(CLIENT)
                .markedIfNameBegins(CLIENT)
                .whereItHas(2)
                .atExit("<init>", null, PACKAGE + "SenderMadeAdvice")
                .atExit("toApacheRequest", null, PACKAGE + "ApacheRequestMadeAdvice");
    }
}
