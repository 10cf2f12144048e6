package io.sonde.instrumentation.springtask;

import io.sonde.instrumentation.concurrent.ExecutorAdvice;
import io.sonde.instrumentation.target.CalledMethod;
import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** {@code SimpleAsyncTaskExecutor}; the thread pools of Spring are pools of the JDK. */
public final class SpringTaskInstrumentation implements Instrumentation {

    @Override
    public String name() {
        return "spring-task";
    }

    @Override
    public boolean platformTypesOnly() {
        return true;
    }

    @Override
    public void declare(Targets targets) {
        targets.named("org.springframework.core.task.SimpleAsyncTaskExecutor")
                .aroundCall(
                        "doExecute",
                        "(Ljava/lang/Runnable;)V",
                        ExecutorAdvice.START_THREAD,
                        new CalledMethod("java.lang.Thread", "start", "()V"));
    }
}
