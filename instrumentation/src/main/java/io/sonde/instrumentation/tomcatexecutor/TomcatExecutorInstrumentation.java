package io.sonde.instrumentation.tomcatexecutor;

import io.sonde.instrumentation.target.CalledMethod;
import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** Weaves the private methods that only the copy has, so that an older subclass is not woven twice. */
public final class TomcatExecutorInstrumentation implements Instrumentation {

    private static final String POOL = "org.apache.tomcat.util.threads.ThreadPoolExecutor";
    private static final String PACKAGE = "io.sonde.instrumentation.tomcatexecutor.";

    @Override
    public String name() {
        return "tomcat-executor";
    }

    @Override
    public boolean platformTypesOnly() {
        return false;
    }

    @Override
    public void declare(Targets targets) {
        targets.named(POOL)
                .atEntry("executeInternal", "(Ljava/lang/Runnable;)V", PACKAGE + "ExecuteAdvice")
                .aroundCall(
                        "runWorker",
                        "(Lorg/apache/tomcat/util/threads/ThreadPoolExecutor$Worker;)V",
                        PACKAGE + "RunAdvice",
                        CalledMethod.RUN);
    }
}
