package io.sonde.instrumentation.concurrent;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/**
 * {@code new Thread(…).start()}. Off unless it is asked for: a thread that a request happens to start may live for ever, and
 * would be in that request as long. The threads of pools and timers begin without a call all the same.
 */
public final class ThreadInstrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.concurrent.";

    @Override
    public String name() {
        return "thread-start";
    }

    @Override
    public boolean platformTypesOnly() {
        return true;
    }

    @Override
    public boolean isEnabledByDefault() {
        return false;
    }

    @Override
    public boolean canWait() {
        return true;
    }

    @Override
    public void declare(Targets targets) {
        targets.named("java.lang.Thread").atEntry("start", "()V", PACKAGE + "ThreadStartAdvice");
        targets.subtypesOf("java.lang.Thread", "run").around("run", "()V", PACKAGE + "TaskAdvice");
        targets.named("java.util.concurrent.ThreadPoolExecutor")
                .around("runWorker", "(Ljava/util/concurrent/ThreadPoolExecutor$Worker;)V", PACKAGE + "WorkerAdvice");
    }
}
