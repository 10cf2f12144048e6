package io.sonde.instrumentation.concurrent;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;

/** At the entry of {@code ThreadPoolExecutor.execute(Runnable)}. */
final class ExecuteAdvice {

    private ExecuteAdvice() {}

    static void enter(Object executor, Object task) {
        if (task != null && !servesItself((ThreadPoolExecutor) executor)) {
            HandOver.task(task);
        }
    }

    /** Whether a library made the executor for its own ends. */
    static boolean servesItself(ThreadPoolExecutor executor) {
        ThreadFactory factory = executor.getThreadFactory();
        return Excluded.isExcluded(factory.getClass());
    }
}
