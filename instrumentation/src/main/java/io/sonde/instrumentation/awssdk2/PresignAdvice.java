package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;
import software.amazon.awssdk.core.SdkRequest;

/** Around the presigner's one method that all others lead to. */
final class PresignAdvice {

    private PresignAdvice() {}

    static Object enter(Object presigner, Object builder, Object presignRequest, Object request) {
        return request;
    }

    static void exit(Object state, Object returned, Throwable thrown) {
        if (thrown == null && state instanceof SdkRequest) {
            String bucket = ((SdkRequest) state)
                    .getValueForField("Bucket", String.class)
                    .orElse(null);
            AwsCall.presigned(RequestType.of(state.getClass()).operation, bucket);
        }
    }
}
