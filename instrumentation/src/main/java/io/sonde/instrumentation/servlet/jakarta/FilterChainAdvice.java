package io.sonde.instrumentation.servlet.jakarta;

import io.sonde.instrumentation.servlet.ServletCalls;

/** Around each step of a filter chain. */
final class FilterChainAdvice {

    private FilterChainAdvice() {}

    static Object enter(Object chain, Object request, Object response) {
        return ServletCalls.enter(JakartaServletTypes.INSTANCE, request, response);
    }

    static void exit(Object state, Throwable thrown) {
        ServletCalls.exit(state, thrown);
    }
}
