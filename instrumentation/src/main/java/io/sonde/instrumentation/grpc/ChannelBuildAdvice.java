package io.sonde.instrumentation.grpc;

import java.lang.invoke.MethodHandle;

/** Around {@code ManagedChannelImplBuilder.build()}. */
final class ChannelBuildAdvice {

    private static final MethodHandle INTERCEPTORS = BuilderLists.getter("interceptors");

    private ChannelBuildAdvice() {}

    static Object enter(Object builder) throws Throwable {
        return AddedToChannel.add(BuilderLists.get(INTERCEPTORS, builder));
    }

    static void exit(Object added, Object channel, Throwable thrown) {
        if (added != null) {
            ((AddedToChannel) added).remove();
        }
    }
}
