package io.sonde.instrumentation.javahttpclient;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The application's headers in the client's copy of a request, for the rare request that carries context which the
 * application wrote. They would win over the client's own. The application's request stays as it is.
 */
final class ApplicationHeaders {

    /** Null where the JDK does not let the field be set: the application's context goes out then. */
    private static final MethodHandle SET_USER_HEADERS = setter();

    private ApplicationHeaders() {}

    private static MethodHandle setter() {
        MethodHandles.Lookup lookup = RequestHeaders.LOOKUP;
        try {
            Field field = lookup.lookupClass().getDeclaredField("userHeaders");
            // In the name of the class itself, as its lookup does everything: its module is open to no one else.
            lookup.findVirtual(
                            AccessibleObject.class, "setAccessible", MethodType.methodType(void.class, boolean.class))
                    .invoke((AccessibleObject) field, true);
            return lookup.unreflectSetter(field)
                    .asType(MethodType.methodType(void.class, Object.class, HttpHeaders.class));
        } catch (Throwable refused) {
            return null;
        }
    }

    /** Replaces the header; false if that cannot be done. */
    static boolean replace(Object request, HttpHeaders headers, String name, String value) {
        if (SET_USER_HEADERS == null) {
            return false;
        }
        Map<String, List<String>> replaced = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        replaced.putAll(headers.map());
        replaced.put(name, List.of(value));
        try {
            SET_USER_HEADERS.invokeExact(request, HttpHeaders.of(replaced, (header, text) -> true));
            return true;
        } catch (Throwable refused) {
            return false;
        }
    }
}
