package io.sonde.instrumentation.nettyexecutor;

import io.sonde.instrumentation.concurrent.HandOver;

/** At the end of the constructors of a scheduled task that runs once. */
final class ScheduledAdvice {

    private ScheduledAdvice() {}

    static void exit(Object task, Throwable thrown) {
        HandOver.once(task);
    }
}
