package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** Counts presigned requests, and leaves them as they are. */
public final class AwsSdk2PresignInstrumentation implements Instrumentation {

    private static final String INTERNAL = "software.amazon.awssdk.services.s3.internal.";
    private static final String ADVICE = "io.sonde.instrumentation.awssdk2.PresignAdvice";

    @Override
    public String name() {
        return "aws-sdk-2-presign";
    }

    @Override
    public boolean platformTypesOnly() {
        return false;
    }

    @Override
    public void declare(Targets targets) {
        targets.named(INTERNAL + "signing.DefaultS3Presigner").around("presign", null, ADVICE);
        targets.named(INTERNAL + "presigner.DefaultS3Presigner").around("presign", null, ADVICE);
    }
}
