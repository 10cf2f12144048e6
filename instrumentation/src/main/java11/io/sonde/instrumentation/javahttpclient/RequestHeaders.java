package io.sonde.instrumentation.javahttpclient;

import io.sonde.instrumentation.propagation.HeaderSetter;
import io.sonde.instrumentation.target.WovenClass;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;

/**
 * Writes context among the headers that the client itself adds to its copy of a request, which no method of the public
 * types shows. The application's headers come before those; where it set one of the same name, that one is replaced. Has
 * to be initialised in the course of linking advice to the client's request class.
 */
final class RequestHeaders implements HeaderSetter<Object> {

    static final RequestHeaders INSTANCE = new RequestHeaders();

    static final MethodHandles.Lookup LOOKUP = WovenClass.lookup();

    private static final MethodHandle SET_SYSTEM_HEADER;
    private static final MethodHandle SYSTEM_HEADERS_BUILDER;
    private static final MethodHandle SYSTEM_HEADERS;

    static {
        try {
            Class<?> requestType = LOOKUP.lookupClass();
            SET_SYSTEM_HEADER = LOOKUP.findVirtual(
                            requestType,
                            "setSystemHeader",
                            MethodType.methodType(void.class, String.class, String.class))
                    .asType(MethodType.methodType(void.class, Object.class, String.class, String.class));
            Class<?> builderType =
                    requestType.getDeclaredField("systemHeadersBuilder").getType();
            SYSTEM_HEADERS_BUILDER = LOOKUP.findGetter(requestType, "systemHeadersBuilder", builderType)
                    .asType(MethodType.methodType(Object.class, Object.class));
            SYSTEM_HEADERS = LOOKUP.findVirtual(builderType, "map", MethodType.methodType(Map.class))
                    .asType(MethodType.methodType(Map.class, Object.class));
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private RequestHeaders() {}

    /** Makes sure that this class is initialised. */
    static void initialize() {}

    @Override
    public void set(Object request, String name, String value) {
        HttpHeaders ofApplication = ((HttpRequest) request).headers();
        if (ofApplication.map().containsKey(name) && ApplicationHeaders.replace(request, ofApplication, name, value)) {
            return;
        }
        try {
            SET_SYSTEM_HEADER.invokeExact(request, name, value);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Copies what the previous request has and the new one lacks. The application's headers are copied by the client. */
    static void copy(Object previous, Object request) throws Throwable {
        Map<?, ?> from = (Map<?, ?>) SYSTEM_HEADERS.invoke((Object) SYSTEM_HEADERS_BUILDER.invokeExact(previous));
        for (String name : ContextHeaders.NAMES) {
            Object values = from.get(name);
            if (values instanceof List && !((List<?>) values).isEmpty()) {
                SET_SYSTEM_HEADER.invokeExact(request, name, (String) ((List<?>) values).get(0));
            }
        }
    }
}
