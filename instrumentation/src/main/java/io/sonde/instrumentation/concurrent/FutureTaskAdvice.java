package io.sonde.instrumentation.concurrent;

/**
 * Around {@code FutureTask.run()}. The tasks that JDK 21 starts a platform thread each for inherit it as it is; what they
 * belong to is associated with their threads.
 */
final class FutureTaskAdvice {

    private static final Class<?> TASK_OF_THREAD = taskOfThread();

    private FutureTaskAdvice() {}

    private static Class<?> taskOfThread() {
        try {
            return Class.forName("java.util.concurrent.ThreadPerTaskExecutor$ThreadBoundFuture", false, null);
        } catch (ClassNotFoundException before21) {
            return FutureTaskAdvice.class;
        }
    }

    static Object enter(Object task) {
        return HandOver.begin(task.getClass() == TASK_OF_THREAD ? Thread.currentThread() : task);
    }

    static void exit(Object state, Throwable thrown) {
        HandOver.end(state);
    }
}
