package io.sonde.instrumentation.jettyexecutor;

import io.sonde.instrumentation.concurrent.ExecutorAdvice;
import io.sonde.instrumentation.target.CalledMethod;
import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** Jetty 9.4 and later; what Jetty does for a connection belongs to none of its requests. */
public final class JettyExecutorInstrumentation implements Instrumentation {

    @Override
    public String name() {
        return "jetty-executor";
    }

    @Override
    public boolean platformTypesOnly() {
        return true;
    }

    @Override
    public void declare(Targets targets) {
        targets.named("org.eclipse.jetty.util.thread.QueuedThreadPool")
                .atEntry("execute", "(Ljava/lang/Runnable;)V", ExecutorAdvice.HAND_OVER)
                .aroundCall("runJob", "(Ljava/lang/Runnable;)V", ExecutorAdvice.RUN, CalledMethod.RUN);
    }
}
