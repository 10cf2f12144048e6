package io.sonde.instrumentation.reactor;

/** At the entry of a sink's {@code onDispose(Disposable)} and {@code onCancel(Disposable)}. */
final class DisposableAdvice {

    private DisposableAdvice() {}

    static void enter(Object sink) {
        SubscriptionsInCalls.disposing(sink);
    }
}
