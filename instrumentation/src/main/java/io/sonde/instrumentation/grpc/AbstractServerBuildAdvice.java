package io.sonde.instrumentation.grpc;

import java.lang.invoke.MethodHandle;

/** Around {@code AbstractServerImplBuilder.build()}. */
final class AbstractServerBuildAdvice {

    private static final MethodHandle INTERCEPTORS = BuilderLists.getterIfThere("interceptors");
    private static final MethodHandle TRACERS = BuilderLists.getterIfThere("streamTracerFactories");

    private AbstractServerBuildAdvice() {}

    static Object enter(Object builder) throws Throwable {
        return AddedToServer.add(BuilderLists.get(INTERCEPTORS, builder), BuilderLists.get(TRACERS, builder));
    }

    static void exit(Object added, Object server, Throwable thrown) {
        if (added != null) {
            ((AddedToServer) added).remove();
        }
    }
}
