package io.sonde.instrumentation.awssdk1;

import io.sonde.instrumentation.call.AwsCall;

/** Around the presigning of a URL. */
final class PresignAdvice {

    private PresignAdvice() {}

    static Object enter(Object client, Object request) {
        return request;
    }

    static void exit(Object state, Object returned, Throwable thrown) throws Throwable {
        if (thrown == null && state != null) {
            Properties properties = Properties.of(state);
            AwsCall.presigned(OperationNames.presigned(properties.method(state)), properties.bucket(state));
        }
    }
}
