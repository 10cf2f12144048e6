package io.sonde.instrumentation.javahttpclient;

/** Around the making of a request that is sent again with credentials: it inherits the context of the one before. */
final class AuthenticationAdvice {

    static {
        RequestHeaders.initialize();
    }

    private AuthenticationAdvice() {}

    static Object enter(Object previous) {
        return previous;
    }

    static void exit(Object previous, Object request, Throwable thrown) throws Throwable {
        if (request != null) {
            RequestHeaders.copy(previous, request);
        }
    }
}
