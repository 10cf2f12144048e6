package io.sonde.instrumentation.concurrent;

/** At the entry of {@code Timer.sched(…)}. */
final class TimerAdvice {

    private TimerAdvice() {}

    static void enter(Object timer, Object task, long time, long period) {
        if (period == 0) {
            HandOver.once(task);
        }
    }
}
