package io.sonde.instrumentation.concurrent;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * At the exit of {@code AbstractExecutorService.newTaskFor(…)}, for the executors of others, whose {@code execute} is not
 * woven.
 */
final class NewTaskAdvice {

    private NewTaskAdvice() {}

    static void exit(Object executor, Object task, Throwable thrown) {
        if (task != null && !(executor instanceof ThreadPoolExecutor) && !(executor instanceof ForkJoinPool)) {
            HandOver.once(task);
        }
    }
}
