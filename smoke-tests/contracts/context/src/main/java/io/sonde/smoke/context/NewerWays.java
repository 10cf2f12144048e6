package io.sonde.smoke.context;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** What came after Java 8, by reflection: absent where the JDK lacks it. */
final class NewerWays {

    private NewerWays() {}

    static void addTo(Map<String, Way> ways) throws ReflectiveOperationException {
        Method delayed = find(CompletableFuture.class, "delayedExecutor", long.class, TimeUnit.class);
        if (delayed != null) {
            ways.put(
                    "delayed executor",
                    child -> CompletableFuture.runAsync(
                            child, (Executor) delayed.invoke(null, 1L, TimeUnit.MILLISECONDS)));
        }
        Method start = find(Thread.class, "startVirtualThread", Runnable.class);
        if (start == null) {
            return;
        }
        ways.put("virtual thread", child -> start.invoke(null, child));
        ways.put(
                "virtual thread that blocks",
                child -> start.invoke(null, (Runnable) () -> {
                    try {
                        TimeUnit.MILLISECONDS.sleep(1);
                    } catch (InterruptedException interrupted) {
                        throw new IllegalStateException(interrupted);
                    }
                    child.run();
                }));
        ExecutorService virtual = (ExecutorService)
                find(Executors.class, "newVirtualThreadPerTaskExecutor").invoke(null);
        ways.put("virtual per task execute", virtual::execute);
        ways.put("virtual per task submit", child -> virtual.submit((Callable<String>) child));
        ExecutorService platform =
                (ExecutorService) find(Executors.class, "newThreadPerTaskExecutor", ThreadFactory.class)
                        .invoke(null, (ThreadFactory) Thread::new);
        ways.put("platform per task execute", platform::execute);
        ways.put("platform per task submit", child -> platform.submit((Callable<String>) child));
        ways.put("virtual over virtual", child -> virtual.execute(() -> virtual.execute(child)));
        Class<?> scope = Class.forName("java.util.concurrent.StructuredTaskScope");
        Method open = find(scope, "open");
        Method fork = scope.getMethod("fork", Callable.class);
        Method join = scope.getMethod("join");
        Method close = scope.getMethod("close");
        Way scoped = child -> {
            Object made = open == null ? scope.getConstructor().newInstance() : open.invoke(null);
            fork.invoke(made, child);
            join.invoke(made);
            close.invoke(made);
        };
        ways.put("structured scope", scoped);
        ways.put(
                "structured scope of a virtual thread",
                child -> start.invoke(null, (Runnable) () -> {
                    try {
                        scoped.handOver(child);
                    } catch (Exception failure) {
                        throw new IllegalStateException(failure);
                    }
                }));
    }

    private static Method find(Class<?> owner, String name, Class<?>... parameters) {
        try {
            return owner.getMethod(name, parameters);
        } catch (NoSuchMethodException absent) {
            return null;
        }
    }
}
