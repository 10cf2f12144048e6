package io.sonde.instrumentation.awssdk1;

import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.call.AwsSendingStream;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/**
 * Counts the request's body as it is written, by putting a counting entity in place of the one inside the SDK's. The type
 * of that is looked up, because the SDK's bundle has the HTTP client under another name.
 */
final class RequestBodyAdvice {

    private static final Class<?> ENTITY;
    private static final MethodHandle CONTENT;
    private static final MethodHandle LENGTH;
    private static final MethodHandle INNER;
    private static final MethodHandle SET_INNER;
    private static final MethodHandle NEW_INNER;

    static {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            // The oldest versions are class files from before invokedynamic, which have no lookup to give.
            Class<?> woven = Class.forName(
                    "com.amazonaws.http.RepeatableInputStreamRequestEntity",
                    false,
                    RequestBodyAdvice.class.getClassLoader());
            Field content = woven.getDeclaredField("content");
            content.setAccessible(true);
            Field inner = woven.getDeclaredField("inputStreamRequestEntity");
            inner.setAccessible(true);
            ENTITY = inner.getType();
            CONTENT = lookup.unreflectGetter(content).asType(MethodType.methodType(InputStream.class, Object.class));
            LENGTH = lookup.unreflect(woven.getMethod("getContentLength"))
                    .asType(MethodType.methodType(long.class, Object.class));
            INNER = lookup.unreflectGetter(inner).asType(MethodType.methodType(Object.class, Object.class));
            SET_INNER =
                    lookup.unreflectSetter(inner).asType(MethodType.methodType(void.class, Object.class, Object.class));
            NEW_INNER = lookup.unreflectConstructor(ENTITY.getConstructor(InputStream.class, long.class))
                    .asType(MethodType.methodType(Object.class, InputStream.class, long.class));
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private RequestBodyAdvice() {}

    static void exit(Object entity, Throwable thrown) throws Throwable {
        AwsCall call = Transmission.current();
        if (call == null) {
            return;
        }
        InputStream content = (InputStream) CONTENT.invokeExact(entity);
        Object inner = (Object) INNER.invokeExact(entity);
        if (content != null && inner != null && inner.getClass() == ENTITY) {
            long length = (long) LENGTH.invokeExact(entity);
            InputStream counted = new AwsSendingStream(content, call);
            Object counting = (Object) NEW_INNER.invokeExact(counted, length);
            SET_INNER.invokeExact(entity, counting);
        }
    }
}
