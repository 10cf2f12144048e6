package io.sonde.instrumentation.kotlincoroutines;

import io.sonde.instrumentation.handover.HandOver;
import kotlinx.coroutines.DispatchedTask;
import kotlinx.coroutines.Job;

/** Around the methods of a {@code DispatchedTask}, and those with one, in which its coroutine goes on. */
final class TaskAdvice {

    private TaskAdvice() {}

    static Object enter(Object task) {
        Job job = ((DispatchedTask<?>) task)
                .getDelegate$kotlinx_coroutines_core()
                .getContext()
                .get(Job.Key);
        return job == null ? null : CoroutineCalls.begin(job);
    }

    static void exit(Object state, Throwable thrown) {
        HandOver.end(state);
    }
}
