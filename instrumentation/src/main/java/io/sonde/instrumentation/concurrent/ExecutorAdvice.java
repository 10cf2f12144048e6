package io.sonde.instrumentation.concurrent;

/**
 * The names of the advice that the executors of libraries share. An instrumentation that uses these alone needs platform
 * types only.
 */
public final class ExecutorAdvice {

    private static final String PACKAGE = "io.sonde.instrumentation.concurrent.";

    /** For the entry of an instance method whose first argument is a task that will be run. */
    public static final String HAND_OVER = PACKAGE + "HandOverAdvice";

    /** Around an instruction that runs a task. */
    public static final String RUN = PACKAGE + "TaskAdvice";

    /** Around an instruction that starts a thread for a task. */
    public static final String START_THREAD = PACKAGE + "StartAdvice";

    private ExecutorAdvice() {}
}
