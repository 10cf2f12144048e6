package io.sonde.instrumentation.guavafuture;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** Both of Guava's ways to keep listeners until they are run, Guava 20 and later. */
public final class GuavaFutureInstrumentation implements Instrumentation {

    private static final String CONCURRENT = "com.google.common.util.concurrent.";
    private static final String PACKAGE = "io.sonde.instrumentation.guavafuture.";
    private static final String LISTENER = "(Ljava/lang/Runnable;Ljava/util/concurrent/Executor;)V";

    @Override
    public String name() {
        return "guava-futures";
    }

    @Override
    public boolean platformTypesOnly() {
        return true;
    }

    @Override
    public void declare(Targets targets) {
        targets.named(CONCURRENT + "AbstractFuture")
                .atEntry("addListener", LISTENER, PACKAGE + "AddListenerAdvice")
                .around("executeListener", LISTENER, PACKAGE + "ExecuteListenerAdvice");
        targets.named(CONCURRENT + "ExecutionList")
                .atEntry("add", LISTENER, PACKAGE + "AddListenerAdvice")
                .around("executeListener", LISTENER, PACKAGE + "ExecuteListenerAdvice");
    }
}
