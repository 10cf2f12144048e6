package io.sonde.instrumentation.grpc;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/**
 * The builders that all others are made of, shaded transports included: abstract classes to 1.32, final ones from 1.33. To
 * 1.59 the abstract ones live on as mere delegates, which have no lists and are left alone.
 */
public final class GrpcInstrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.grpc.";
    private static final String BUILD_CHANNEL = "()Lio/grpc/ManagedChannel;";
    private static final String BUILD_SERVER = "()Lio/grpc/Server;";

    @Override
    public String name() {
        return "grpc";
    }

    @Override
    public boolean platformTypesOnly() {
        return false;
    }

    @Override
    public void declare(Targets targets) {
        targets.named("io.grpc.internal.ManagedChannelImplBuilder")
                .around("build", BUILD_CHANNEL, PACKAGE + "ChannelBuildAdvice");
        targets.named("io.grpc.internal.AbstractManagedChannelImplBuilder")
                .around("build", BUILD_CHANNEL, PACKAGE + "AbstractChannelBuildAdvice");
        targets.named("io.grpc.internal.ServerImplBuilder")
                .around("build", BUILD_SERVER, PACKAGE + "ServerBuildAdvice");
        targets.named("io.grpc.internal.AbstractServerImplBuilder")
                .around("build", BUILD_SERVER, PACKAGE + "AbstractServerBuildAdvice");
    }
}
