package io.sonde.instrumentation.concurrent;

import io.sonde.instrumentation.handover.ExecutorAdvice;
import io.sonde.instrumentation.target.CalledMethod;
import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.TargetClass;
import io.sonde.instrumentation.target.Targets;

/**
 * The executors of the JDK. A hand-over is woven where all ways into an executor meet, a run where all ways out of it do.
 * Private methods are named: what a version of the JDK lacks is not woven there.
 */
public final class ConcurrentInstrumentation implements Instrumentation {

    private static final String JUC = "java.util.concurrent.";
    private static final String PACKAGE = "io.sonde.instrumentation.concurrent.";
    private static final String TASK = "(Ljava/util/concurrent/ForkJoinTask;)V";

    private static final String[] STEPS = {
        "UniApply",
        "UniAccept",
        "UniRun",
        "UniWhenComplete",
        "UniHandle",
        "UniExceptionally",
        "UniComposeExceptionally",
        "UniCompose",
        "BiApply",
        "BiAccept",
        "BiRun",
        "OrApply",
        "OrAccept",
        "OrRun",
    };

    @Override
    public String name() {
        return "executors";
    }

    @Override
    public boolean platformTypesOnly() {
        return true;
    }

    @Override
    public boolean canWait() {
        return true;
    }

    @Override
    public void declare(Targets targets) {
        threadPools(targets);
        forkJoin(targets);
        completableFutures(targets);
        virtualThreads(targets);
        targets.named("java.lang.Thread").around("run", "()V", ExecutorAdvice.RUN);
        targets.named("java.util.Timer").atEntry("sched", "(Ljava/util/TimerTask;JJ)V", PACKAGE + "TimerAdvice");
        targets.named("java.util.TimerThread")
                .aroundCall(
                        "mainLoop", "()V", ExecutorAdvice.RUN, new CalledMethod("java.util.TimerTask", "run", "()V"));
    }

    private static void threadPools(Targets targets) {
        targets.named(JUC + "ThreadPoolExecutor")
                .atEntry("execute", "(Ljava/lang/Runnable;)V", PACKAGE + "ExecuteAdvice")
                .aroundCall(
                        "runWorker",
                        "(Ljava/util/concurrent/ThreadPoolExecutor$Worker;)V",
                        ExecutorAdvice.RUN,
                        CalledMethod.RUN)
                .around("remove", "(Ljava/lang/Runnable;)Z", PACKAGE + "RemoveAdvice")
                .atExit("shutdownNow", "()Ljava/util/List;", PACKAGE + "ShutdownNowAdvice");
        for (String policy : new String[] {"Abort", "CallerRuns", "Discard", "DiscardOldest"}) {
            targets.named(JUC + "ThreadPoolExecutor$" + policy + "Policy")
                    .atEntry(
                            "rejectedExecution",
                            "(Ljava/lang/Runnable;Ljava/util/concurrent/ThreadPoolExecutor;)V",
                            PACKAGE + "RejectedAdvice");
        }
        targets.named(JUC + "ScheduledThreadPoolExecutor")
                .atEntry(
                        "delayedExecute",
                        "(Ljava/util/concurrent/RunnableScheduledFuture;)V",
                        PACKAGE + "DelayedExecuteAdvice");
        targets.named(JUC + "AbstractExecutorService").atExit("newTaskFor", null, PACKAGE + "NewTaskAdvice");
        targets.named(JUC + "FutureTask")
                .around("run", "()V", PACKAGE + "FutureTaskAdvice")
                .around("cancel", "(Z)Z", PACKAGE + "CancelAdvice");
    }

    private static void forkJoin(Targets targets) {
        targets.named(JUC + "ForkJoinPool").whereItHas(0).atEntry("externalPush", TASK, ExecutorAdvice.HAND_OVER);
        targets.named(JUC + "ForkJoinPool$WorkQueue")
                .whereItHas(1)
                .atEntry("push", TASK, ExecutorAdvice.HAND_OVER)
                .atEntry(
                        "push",
                        "(Ljava/util/concurrent/ForkJoinTask;Ljava/util/concurrent/ForkJoinPool;)V",
                        ExecutorAdvice.HAND_OVER)
                .atEntry(
                        "push",
                        "(Ljava/util/concurrent/ForkJoinTask;Ljava/util/concurrent/ForkJoinPool;Z)V",
                        PACKAGE + "PushToPoolAdvice");
        targets.named(JUC + "ForkJoinTask")
                .whereItHas(1)
                .around("doExec", "()I", PACKAGE + "ForkJoinTaskStatusAdvice")
                .around("doExec", "()V", PACKAGE + "ForkJoinTaskAdvice");
    }

    private static void completableFutures(Targets targets) {
        targets.named(JUC + "CompletableFuture$UniCompletion")
                .withAssociation()
                .atExit("<init>", null, PACKAGE + "StepMadeAdvice")
                .atExit("claim", "()Z", PACKAGE + "StepClaimedAdvice");
        for (String step : STEPS) {
            targets.named(JUC + "CompletableFuture$" + step)
                    .around("tryFire", "(I)Ljava/util/concurrent/CompletableFuture;", PACKAGE + "StepAdvice");
        }
        for (String step : new String[] {"AsyncSupply", "AsyncRun"}) {
            targets.named(JUC + "CompletableFuture$" + step)
                    .withAssociation()
                    .atExit("<init>", null, PACKAGE + "StepMadeAdvice")
                    .around("run", "()V", PACKAGE + "AsyncStepAdvice");
        }
    }

    private static void virtualThreads(Targets targets) {
        targets.named("java.lang.VirtualThread")
                .atEntry("start", "(Ljdk/internal/vm/ThreadContainer;)V", PACKAGE + "ThreadStartAdvice")
                .aroundCall(
                        "run",
                        "(Ljava/lang/Runnable;)V",
                        ExecutorAdvice.RUN,
                        new CalledMethod(
                                "java.lang.VirtualThread", "runWith", "(Ljava/lang/Object;Ljava/lang/Runnable;)V"));
        targets.named(JUC + "ThreadPerTaskExecutor")
                .atEntry("start", "(Ljava/lang/Thread;)V", PACKAGE + "StartOfThreadAdvice");
        targets.named("jdk.internal.misc.ThreadFlock")
                .atEntry("start", "(Ljava/lang/Thread;)Ljava/lang/Thread;", PACKAGE + "StartOfThreadAdvice");
        onlyTask(targets.named(JUC + "ThreadPerTaskExecutor$TaskRunner"));
        onlyTask(targets.named(JUC + "StructuredTaskScope$SubtaskImpl"));
        onlyTask(targets.named(JUC + "StructuredTaskScopeImpl$SubtaskImpl"));
    }

    private static void onlyTask(TargetClass target) {
        target.around("run", "()V", PACKAGE + "OnlyTaskOfThreadAdvice");
    }
}
