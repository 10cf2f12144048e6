package io.sonde.instrumentation.nettyexecutor;

import io.sonde.instrumentation.call.EnterState;
import io.sonde.instrumentation.handover.HandOver;
import java.util.concurrent.Future;

/** Around {@code run()} of a scheduled task, which may merely put the task where it waits for its time. */
final class ScheduledRunAdvice {

    private ScheduledRunAdvice() {}

    static Object enter(Object task) {
        Object state = HandOver.beginAttempt(task);
        return state == null ? null : new Run(task, state);
    }

    static void exit(Object run, Throwable thrown) {
        if (run != null) {
            ((Run) run).end();
        }
    }

    private static final class Run implements EnterState {

        private final Object task;
        private final Object state;

        Run(Object task, Object state) {
            this.task = task;
            this.state = state;
        }

        @Override
        public void undo() {
            HandOver.end(state);
        }

        void end() {
            HandOver.end(state);
            if (((Future<?>) task).isDone()) {
                HandOver.removed(task);
            }
        }
    }
}
