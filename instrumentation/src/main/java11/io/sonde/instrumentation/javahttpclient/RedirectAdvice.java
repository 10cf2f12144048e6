package io.sonde.instrumentation.javahttpclient;

/** Around the making of a request that follows a redirect: it inherits the context of the one before. */
final class RedirectAdvice {

    static {
        RequestHeaders.initialize();
    }

    private RedirectAdvice() {}

    static Object enter(Object uri, Object method, Object previous) {
        return previous;
    }

    static void exit(Object previous, Object request, Throwable thrown) throws Throwable {
        if (request != null) {
            RequestHeaders.copy(previous, request);
        }
    }
}
