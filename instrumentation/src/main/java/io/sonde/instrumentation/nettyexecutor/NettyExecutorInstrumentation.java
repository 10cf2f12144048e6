package io.sonde.instrumentation.nettyexecutor;

import io.sonde.instrumentation.target.CalledMethod;
import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** Netty 4.1 since {@code safeExecute}, and 4.2. What is scheduled once is followed, what is scheduled again and again is not. */
public final class NettyExecutorInstrumentation implements Instrumentation {

    private static final String CONCURRENT = "io.netty.util.concurrent.";
    private static final String PACKAGE = "io.sonde.instrumentation.nettyexecutor.";
    private static final String TASK = "(Ljava/lang/Runnable;)V";
    private static final String EXECUTOR = "(Lio/netty/util/concurrent/AbstractScheduledEventExecutor;";

    @Override
    public String name() {
        return "netty-executor";
    }

    @Override
    public boolean platformTypesOnly() {
        return true;
    }

    @Override
    public void declare(Targets targets) {
        targets.named(CONCURRENT + "SingleThreadEventExecutor").atEntry("execute", TASK, PACKAGE + "ExecuteAdvice");
        targets.named(CONCURRENT + "AbstractEventExecutor").around("safeExecute", TASK, PACKAGE + "SafeExecuteAdvice");
        targets.named(CONCURRENT + "DefaultEventExecutor")
                .aroundCall(
                        "run",
                        "()V",
                        PACKAGE + "SafeExecuteAdvice",
                        CalledMethod.RUN,
                        new CalledMethod(CONCURRENT + "DefaultEventExecutor", "runTask", TASK));
        // The constructors without a period: of runnables only since 4.1.37.
        targets.named(CONCURRENT + "ScheduledFutureTask")
                .whereItHas(2)
                .atExit("<init>", EXECUTOR + "Ljava/util/concurrent/Callable;J)V", PACKAGE + "ScheduledAdvice")
                .atExit("<init>", EXECUTOR + "Ljava/lang/Runnable;J)V", PACKAGE + "ScheduledAdvice")
                .around("run", "()V", PACKAGE + "ScheduledRunAdvice");
    }
}
