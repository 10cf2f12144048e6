package io.sonde.instrumentation.kotlincoroutines;

/** At the exit of the constructor of {@code AbstractCoroutine}. */
final class CreatedAdvice {

    private CreatedAdvice() {}

    static void exit(Object coroutine, Throwable thrown) {
        CoroutineCalls.created(coroutine);
    }
}
