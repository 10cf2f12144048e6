package io.sonde.instrumentation.minio;

import io.minio.GetPresignedObjectUrlArgs;
import io.sonde.instrumentation.call.AwsCall;

/** Around the presigning of a URL. */
final class PresignAdvice {

    /** How many presigning methods the thread is in: one client of MinIO calls another. */
    private static final ThreadLocal<Object> PRESIGNING = new ThreadLocal<Object>();

    private PresignAdvice() {}

    static Object enter(Object client, Object arguments) {
        if (PRESIGNING.get() != null) {
            return null;
        }
        PRESIGNING.set(arguments);
        return arguments;
    }

    static void exit(Object state, Object returned, Throwable thrown) throws Throwable {
        if (state == null) {
            return;
        }
        PRESIGNING.remove();
        if (thrown == null) {
            GetPresignedObjectUrlArgs arguments = (GetPresignedObjectUrlArgs) state;
            AwsCall.presigned(PresignedOperation.of(arguments), arguments.bucket());
        }
    }
}
