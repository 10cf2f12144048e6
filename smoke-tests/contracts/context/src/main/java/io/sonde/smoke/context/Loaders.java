package io.sonde.smoke.context;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tasks of a class loader that is dropped when they have run; the pools live on. */
public final class Loaders {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
    private static final ScheduledExecutorService SCHEDULED = Executors.newScheduledThreadPool(2);

    private Loaders() {}

    /** @param arguments none */
    public static void main(String[] arguments) throws Exception {
        Server server = new Server((request, response) -> {
            WeakReference<ClassLoader> loader = handOver();
            long end = System.nanoTime() + PATIENCE_NANOS;
            while (loader.get() != null && System.nanoTime() < end) {
                System.gc();
                Thread.sleep(10);
            }
            return loader.get() == null ? "collected" : "held";
        });
        try (Requests requests = new Requests(server.port())) {
            System.out.println(requests.get("/", null));
        }
        System.out.println("END");
        System.out.flush();
        System.exit(0);
    }

    private static WeakReference<ClassLoader> handOver() throws Exception {
        ClassLoader loader = new OwnTasks();
        Class<?> type = loader.loadClass(LoadedTask.class.getName());
        if (type.getClassLoader() != loader) {
            throw new IllegalStateException("The task is not of the loader that is to be dropped");
        }
        for (int i = 0; i < 100; i++) {
            POOL.submit((Callable<?>) type.getConstructor().newInstance()).get();
            SCHEDULED
                    .schedule((Callable<?>) type.getConstructor().newInstance(), 0, TimeUnit.SECONDS)
                    .get();
            ForkJoinPool.commonPool()
                    .submit((Callable<?>) type.getConstructor().newInstance())
                    .get();
            CompletableFuture.runAsync((Runnable) type.getConstructor().newInstance(), POOL)
                    .thenRunAsync((Runnable) type.getConstructor().newInstance(), POOL)
                    .get();
        }
        return new WeakReference<>(loader);
    }

    /** Defines the task itself, and takes everything else from the application. */
    private static final class OwnTasks extends URLClassLoader {
        OwnTasks() throws MalformedURLException {
            super(new URL[] {
                new File(System.getProperty("java.class.path").split(File.pathSeparator)[0] + "/")
                        .toURI()
                        .toURL()
            });
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(LoadedTask.class.getName())) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
