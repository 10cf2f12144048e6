package io.sonde.instrumentation.grpc;

import java.lang.invoke.MethodHandle;

/** Around {@code ServerImplBuilder.build()}. */
final class ServerBuildAdvice {

    private static final MethodHandle INTERCEPTORS = BuilderLists.getter("interceptors");
    private static final MethodHandle TRACERS = BuilderLists.getter("streamTracerFactories");

    private ServerBuildAdvice() {}

    static Object enter(Object builder) throws Throwable {
        return AddedToServer.add(BuilderLists.get(INTERCEPTORS, builder), BuilderLists.get(TRACERS, builder));
    }

    static void exit(Object added, Object server, Throwable thrown) {
        if (added != null) {
            ((AddedToServer) added).remove();
        }
    }
}
