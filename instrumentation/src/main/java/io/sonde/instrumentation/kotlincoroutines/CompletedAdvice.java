package io.sonde.instrumentation.kotlincoroutines;

/** At the entry of {@code AbstractCoroutine.onCompletionInternal(Object)}. */
final class CompletedAdvice {

    private CompletedAdvice() {}

    static void enter(Object coroutine) {
        CoroutineCalls.completed(coroutine);
    }
}
