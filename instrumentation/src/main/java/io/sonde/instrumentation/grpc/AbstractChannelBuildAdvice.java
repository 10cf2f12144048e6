package io.sonde.instrumentation.grpc;

import java.lang.invoke.MethodHandle;

/** Around {@code AbstractManagedChannelImplBuilder.build()}. */
final class AbstractChannelBuildAdvice {

    private static final MethodHandle INTERCEPTORS = BuilderLists.getterIfThere("interceptors");

    private AbstractChannelBuildAdvice() {}

    static Object enter(Object builder) throws Throwable {
        return AddedToChannel.add(BuilderLists.get(INTERCEPTORS, builder));
    }

    static void exit(Object added, Object channel, Throwable thrown) {
        if (added != null) {
            ((AddedToChannel) added).remove();
        }
    }
}
