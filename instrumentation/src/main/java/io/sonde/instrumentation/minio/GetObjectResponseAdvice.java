package io.sonde.instrumentation.minio;

import io.minio.GetObjectResponse;
import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.call.AwsReceivingStream;
import io.sonde.instrumentation.target.WovenClass;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** At the end of the constructor of an object's stream: counts what is read of it. */
final class GetObjectResponseAdvice {

    /** A subclass may reach the stream that it filters. */
    private static final MethodHandle STREAM;

    private static final MethodHandle SET_STREAM;

    static {
        MethodHandles.Lookup lookup = WovenClass.lookup();
        Class<?> woven = lookup.lookupClass();
        try {
            STREAM = lookup.findGetter(woven, "in", InputStream.class)
                    .asType(MethodType.methodType(InputStream.class, Object.class));
            SET_STREAM = lookup.findSetter(woven, "in", InputStream.class)
                    .asType(MethodType.methodType(void.class, Object.class, InputStream.class));
        } catch (NoSuchFieldException | IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private GetObjectResponseAdvice() {}

    static void exit(Object response, Throwable thrown) throws Throwable {
        AwsCall call = Responses.take(((GetObjectResponse) response).headers());
        if (call != null) {
            InputStream received = (InputStream) STREAM.invokeExact(response);
            InputStream counted = new AwsReceivingStream(received, call);
            SET_STREAM.invokeExact(response, counted);
            call.endWithResponseBody(null);
        }
    }
}
