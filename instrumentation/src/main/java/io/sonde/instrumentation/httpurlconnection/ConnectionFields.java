package io.sonde.instrumentation.httpurlconnection;

import io.sonde.instrumentation.call.HttpClientCall;
import io.sonde.instrumentation.http.HeaderCapture;
import io.sonde.instrumentation.propagation.HeaderGetter;
import io.sonde.instrumentation.propagation.HeaderSetter;
import io.sonde.instrumentation.target.WovenClass;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.HttpURLConnection;

/**
 * What the JDK's connection knows and tells nobody. Its methods must be called under the connection's lock. It has to be
 * initialised in the course of linking advice to that class.
 */
final class ConnectionFields {

    private static final int NO_STATUS = -1;

    private static final MethodHandle RESPONSE_CODE;
    private static final MethodHandle INPUT_STREAM;
    private static final MethodHandle CACHED_INPUT_STREAM;
    private static final MethodHandle REMEMBERED_EXCEPTION;

    /** Of newer JDKs only; null where there is none. */
    private static final MethodHandle REMEMBERED_OUTPUT_EXCEPTION;

    private static final MethodHandle REQUESTS;
    private static final MethodHandle RESPONSES;
    private static final MethodHandle SET_HEADER;
    private static final MethodHandle FIND_VALUE;

    static {
        MethodHandles.Lookup lookup = WovenClass.lookup();
        try {
            RESPONSE_CODE = lookup.findGetter(lookup.lookupClass(), "responseCode", int.class)
                    .asType(MethodType.methodType(int.class, HttpURLConnection.class));
            INPUT_STREAM = getter(lookup, "inputStream");
            CACHED_INPUT_STREAM = getter(lookup, "cachedInputStream");
            REMEMBERED_EXCEPTION = getter(lookup, "rememberedException");
            REMEMBERED_OUTPUT_EXCEPTION = optionalGetter(lookup, "rememberedExceptionOut");
            REQUESTS = getter(lookup, "requests");
            RESPONSES = getter(lookup, "responses");
            Class<?> headers = lookup.lookupClass().getDeclaredField("requests").getType();
            SET_HEADER = lookup.findVirtual(
                            headers, "set", MethodType.methodType(void.class, String.class, String.class))
                    .asType(MethodType.methodType(void.class, Object.class, String.class, String.class));
            FIND_VALUE = lookup.findVirtual(headers, "findValue", MethodType.methodType(String.class, String.class))
                    .asType(MethodType.methodType(String.class, Object.class, String.class));
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private ConnectionFields() {}

    private static MethodHandle getter(MethodHandles.Lookup lookup, String field) throws ReflectiveOperationException {
        Class<?> owner = lookup.lookupClass();
        return lookup.unreflectGetter(owner.getDeclaredField(field))
                .asType(MethodType.methodType(Object.class, HttpURLConnection.class));
    }

    private static MethodHandle optionalGetter(MethodHandles.Lookup lookup, String field)
            throws ReflectiveOperationException {
        try {
            return getter(lookup, field);
        } catch (NoSuchFieldException ofNewerJdks) {
            return null;
        }
    }

    /** Makes sure that this class is initialised. */
    static void initialize() {}

    /** The status of the last answer; at most 0 if there is none. */
    static int status(HttpURLConnection connection) throws Throwable {
        return (int) RESPONSE_CODE.invokeExact(connection);
    }

    /** Whether the connection has its answer or failure already and will make no further request. */
    static boolean isAnswered(HttpURLConnection connection) throws Throwable {
        return (Object) INPUT_STREAM.invokeExact(connection) != null
                || (Object) REMEMBERED_EXCEPTION.invokeExact(connection) != null
                || (Object) CACHED_INPUT_STREAM.invokeExact(connection) != null;
    }

    /** Whether the connection has refused to give an output stream and will do so again. */
    static boolean hasNoOutput(HttpURLConnection connection) throws Throwable {
        return REMEMBERED_OUTPUT_EXCEPTION != null
                && (Object) REMEMBERED_OUTPUT_EXCEPTION.invokeExact(connection) != null;
    }

    /** Whether the answer came out of a cache, so that nothing was requested. */
    static boolean isFromCache(HttpURLConnection connection) throws Throwable {
        return (Object) CACHED_INPUT_STREAM.invokeExact(connection) != null && status(connection) == NO_STATUS;
    }

    /** Writes the call's context among the headers of the request that is about to be sent. */
    static void inject(HttpClientCall call, HttpURLConnection connection) throws Throwable {
        Object headers = (Object) REQUESTS.invokeExact(connection);
        if (headers != null) {
            call.inject(headers, MessageHeaders.INSTANCE);
        }
    }

    /** Adds the chosen headers of the last request and its answer to the call. */
    static void capture(HttpClientCall call, HttpURLConnection connection) throws Throwable {
        capture(call, (Object) REQUESTS.invokeExact(connection), HeaderCapture.CLIENT_REQUEST);
        capture(call, (Object) RESPONSES.invokeExact(connection), HeaderCapture.CLIENT_RESPONSE);
    }

    private static void capture(HttpClientCall call, Object headers, HeaderCapture wanted) {
        if (wanted.isOn() && headers != null) {
            call.captureHeaders(wanted.read(headers, MessageHeaders.INSTANCE));
        }
    }

    private static final class MessageHeaders implements HeaderSetter<Object>, HeaderGetter<Object> {

        static final MessageHeaders INSTANCE = new MessageHeaders();

        @Override
        public String get(Object headers, String name) {
            try {
                return (String) FIND_VALUE.invokeExact(headers, name);
            } catch (RuntimeException | Error failure) {
                throw failure;
            } catch (Throwable impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public void set(Object headers, String name, String value) {
            try {
                SET_HEADER.invokeExact(headers, name, value);
            } catch (RuntimeException | Error failure) {
                throw failure;
            } catch (Throwable impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
