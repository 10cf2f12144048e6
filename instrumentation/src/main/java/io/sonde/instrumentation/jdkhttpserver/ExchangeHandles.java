package io.sonde.instrumentation.jdkhttpserver;

import com.sun.net.httpserver.Headers;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Handles to the class behind an exchange, which is no {@code HttpExchange} itself and not public. */
final class ExchangeHandles {

    private ExchangeHandles() {}

    /** {@code (Object exchange) -> Headers}. */
    static MethodHandle responseHeaders(MethodHandles.Lookup lookup) {
        return method(lookup, "getResponseHeaders", Headers.class);
    }

    /** {@code (Object exchange) -> int}, which gives -1 where no headers have been sent. */
    static MethodHandle responseCode(MethodHandles.Lookup lookup) {
        return method(lookup, "getResponseCode", int.class);
    }

    /** {@code (Object event) -> Object}. */
    static MethodHandle exchangeOfEvent(MethodHandles.Lookup lookup) {
        try {
            return lookup.findGetter(lookup.lookupClass().getSuperclass(), "exchange", exchangeClass(lookup))
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static MethodHandle method(MethodHandles.Lookup lookup, String name, Class<?> returned) {
        try {
            return lookup.findVirtual(exchangeClass(lookup), name, MethodType.methodType(returned))
                    .asType(MethodType.methodType(returned, Object.class));
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Class<?> exchangeClass(MethodHandles.Lookup lookup) throws ClassNotFoundException {
        return Class.forName(
                "sun.net.httpserver.ExchangeImpl", false, lookup.lookupClass().getClassLoader());
    }
}
