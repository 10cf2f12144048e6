package io.sonde.instrumentation.kotlincoroutines;

/** At the entry of {@code JobSupport.attachChild(ChildJob)}. */
final class ChildAdvice {

    private ChildAdvice() {}

    static void enter(Object parent, Object child) {
        CoroutineCalls.attached(parent, child);
    }
}
