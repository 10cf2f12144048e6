package io.sonde.smoke.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A program whose class loaders do not answer when they are asked for the class file of a supertype: which nobody asks them
 * but an agent. It goes on when the file exists that its second argument names.
 */
final class HostileLoaders {

    private HostileLoaders() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("stuck")) {
            stuck(Path.of(arguments[1]));
        } else {
            deadlock(Path.of(arguments[1]));
        }
        System.out.println("goes on");
    }

    private static void stuck(Path goOn) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        Loader loader = new Loader(() -> {
            asked.countDown();
            await(new CountDownLatch(1));
        });
        start(() -> load(loader, "Source"));
        asked.await();
        for (int i = 0; i < 5; i++) {
            load(new Loader(() -> {}), "Source").getConnection();
        }
        System.out.println("others are loaded");
        awaitFile(goOn);
        load(loader, "Other").getConnection();
    }

    private static void deadlock(Path goOn) throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        Loader[] loaders = new Loader[2];
        for (int i = 0; i < 2; i++) {
            int other = 1 - i;
            loaders[i] = new Loader(() -> {
                await(both);
                synchronized (loaders[other]) {
                    System.out.println("never said");
                }
            });
        }
        for (Loader loader : loaders) {
            start(() -> {
                synchronized (loader) {
                    load(loader, "Source");
                }
            });
        }
        awaitFile(goOn);
        load(new Loader(() -> {}), "Source").getConnection();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "loading");
        thread.setDaemon(true);
        thread.start();
    }

    private static DataSource load(Loader loader, String name) {
        try {
            return (DataSource) Class.forName(HostileLoaders.class.getName() + '$' + name, true, loader)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void awaitFile(Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            Thread.sleep(20);
        }
    }

    /** Defines the data sources itself, each time anew. */
    private static final class Loader extends ClassLoader {

        static {
            registerAsParallelCapable();
        }

        private final Runnable whenAsked;

        Loader(Runnable whenAsked) {
            super(HostileLoaders.class.getClassLoader());
            this.whenAsked = whenAsked;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.matches(".*\\$(Base|Source|Other)")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream stream = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] classFile = stream.readAllBytes();
                return defineClass(name, classFile, 0, classFile.length);
            } catch (IOException failure) {
                throw new ClassNotFoundException(name, failure);
            }
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            if (name.endsWith("$Base.class")) {
                whenAsked.run();
            }
            return super.getResourceAsStream(name);
        }
    }

    /** What is below here is loaded by the loaders. */
    public abstract static class Base implements DataSource {

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return null;
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            return null;
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }

    /** A target, which is known by what it inherits. */
    public static class Source extends Base {

        @Override
        public Connection getConnection() {
            return null;
        }

        @Override
        public Connection getConnection(String user, String password) {
            return null;
        }
    }

    /** Another one. */
    public static class Other extends Base {

        @Override
        public Connection getConnection() {
            return null;
        }

        @Override
        public Connection getConnection(String user, String password) {
            return null;
        }
    }
}
