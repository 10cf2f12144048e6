package io.sonde.instrumentation.guavafuture;

import io.sonde.instrumentation.concurrent.HandOver;

/** At the entry of the methods that add a listener. */
final class AddListenerAdvice {

    private AddListenerAdvice() {}

    static void enter(Object future, Object listener) {
        if (listener != null) {
            HandOver.once(listener);
        }
    }
}
