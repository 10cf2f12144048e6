package io.sonde.instrumentation.concurrent;

/** Around {@code ThreadPoolExecutor.remove(Runnable)}. */
final class RemoveAdvice {

    private RemoveAdvice() {}

    static Object enter(Object executor, Object task) {
        return task;
    }

    static void exit(Object task, boolean removed, Throwable thrown) {
        if (removed) {
            HandOver.removed(task);
        }
    }
}
