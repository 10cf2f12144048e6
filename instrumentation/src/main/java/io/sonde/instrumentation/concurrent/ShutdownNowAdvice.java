package io.sonde.instrumentation.concurrent;

import java.util.List;

/** At the exit of {@code ThreadPoolExecutor.shutdownNow()}: what it returns is the application's to run or not. */
final class ShutdownNowAdvice {

    private ShutdownNowAdvice() {}

    static void exit(Object executor, Object tasks, Throwable thrown) {
        if (tasks != null) {
            for (Object task : (List<?>) tasks) {
                HandOver.removed(task);
            }
        }
    }
}
