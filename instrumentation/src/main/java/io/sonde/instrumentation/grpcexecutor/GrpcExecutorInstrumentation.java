package io.sonde.instrumentation.grpcexecutor;

import io.sonde.instrumentation.concurrent.ExecutorAdvice;
import io.sonde.instrumentation.target.CalledMethod;
import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/** Where its tasks are queued and where they are run; the executor itself, as a task of another, belongs to no call. */
public final class GrpcExecutorInstrumentation implements Instrumentation {

    @Override
    public String name() {
        return "grpc-executor";
    }

    @Override
    public boolean platformTypesOnly() {
        return true;
    }

    @Override
    public void declare(Targets targets) {
        targets.named("io.grpc.internal.SerializingExecutor")
                .atEntry("execute", "(Ljava/lang/Runnable;)V", ExecutorAdvice.HAND_OVER)
                .aroundCall("run", "()V", ExecutorAdvice.RUN, CalledMethod.RUN);
    }
}
