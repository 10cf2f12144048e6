package io.sonde.instrumentation.handover;

/**
 * Classes whose objects serve more than the call in whose course they are handed over: loops that drain a queue for
 * everybody, a server's work on a connection that goes on to the next request, what a pool does for itself, and steps that run no code of the application. Thread-safe; keeps no class loader.
 */
public final class Excluded extends ClassValue<Boolean> {

    private static final String[] PREFIXES = {
        "com.amazonaws.",
        "com.zaxxer.hikari.",
        "io.netty.channel.",
        "io.netty.handler.",
        "io.netty.resolver.",
        "jdk.internal.net.http.",
        "software.amazon.awssdk.",
        "sun.nio.ch.",
        "sun.net.httpserver.",
        "org.apache.tomcat.util.net.",
        "org.apache.coyote.",
        "org.eclipse.jetty.client.",
        "org.eclipse.jetty.http2.",
        "org.eclipse.jetty.io.",
        "org.eclipse.jetty.server.HttpC",
        "org.eclipse.jetty.server.internal.",
        "org.eclipse.jetty.util.",
        "okhttp3.internal.concurrent.",
        "com.google.common.util.concurrent.SequentialExecutor",
        "io.grpc.internal.SerializingExecutor",
        "io.grpc.SynchronizationContext",
        "java.util.concurrent.CompletableFuture$UniRelay",
        "java.util.concurrent.CompletableFuture$BiRelay",
        "java.util.concurrent.CompletableFuture$OrRelay",
    };

    private static final Excluded CLASSES = new Excluded();

    private Excluded() {}

    /** Whether objects of the class are never associated with a call. */
    public static boolean isExcluded(Class<?> type) {
        return CLASSES.get(type);
    }

    @Override
    protected Boolean computeValue(Class<?> type) {
        String name = type.getName();
        for (String prefix : PREFIXES) {
            if (name.startsWith(prefix)) {
                return Boolean.TRUE;
            }
        }
        return Boolean.FALSE;
    }
}
