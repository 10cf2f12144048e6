package io.sonde.instrumentation.kotlincoroutines;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/**
 * The beginning and end of a coroutine, and the few ways in which one goes on: as a task of a dispatcher, and, without a
 * dispatcher, where it is resumed. Some classes moved to other packages in the course of 1.3 and 1.4.
 */
public final class KotlinCoroutinesInstrumentation implements Instrumentation {

    private static final String COROUTINES = "kotlinx.coroutines.";
    private static final String PACKAGE = "io.sonde.instrumentation.kotlincoroutines.";

    private static final String RESUMED = "(Lkotlinx/coroutines/DispatchedTask;Lkotlin/coroutines/Continuation;";

    @Override
    public String name() {
        return "kotlin-coroutines";
    }

    @Override
    public boolean platformTypesOnly() {
        return false;
    }

    @Override
    public void declare(Targets targets) {
        targets.named(COROUTINES + "AbstractCoroutine")
                .atExit("<init>", null, PACKAGE + "CreatedAdvice")
                .atEntry("onCompletionInternal", "(Ljava/lang/Object;)V", PACKAGE + "CompletedAdvice");
        targets.named(COROUTINES + "JobSupport")
                .atEntry(
                        "attachChild",
                        "(Lkotlinx/coroutines/ChildJob;)Lkotlinx/coroutines/ChildHandle;",
                        PACKAGE + "ChildAdvice");
        targets.named(COROUTINES + "DispatchedTask").around("run", "()V", PACKAGE + "TaskAdvice");
        targets.named(COROUTINES + "DispatchedTaskKt")
                .around("resume", RESUMED + "I)V", PACKAGE + "TaskAdvice")
                .around("resume", RESUMED + "Z)V", PACKAGE + "TaskAdvice");
        targets.named(COROUTINES + "DispatchedKt").around("resume", RESUMED + "I)V", PACKAGE + "TaskAdvice");
        for (String continuation : new String[] {"DispatchedContinuation", "internal.DispatchedContinuation"}) {
            targets.named(COROUTINES + continuation)
                    .around("resumeWith", "(Ljava/lang/Object;)V", PACKAGE + "TaskAdvice");
        }
    }
}
