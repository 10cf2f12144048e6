package io.sonde.agent.threads;

import io.sonde.instrumentation.association.WeakIdentityMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What the agent does on the application's threads while they load and link classes, where it asks the application's class
 * loaders and so can be kept waiting. It can be stopped, or kept from single loaders. Thread-safe; takes no lock.
 */
public final class ClassWork {

    private final ConcurrentMap<Thread, Task> tasks = new ConcurrentHashMap<Thread, Task>();
    private final WeakIdentityMap<ClassLoader, Boolean> avoided = new WeakIdentityMap<ClassLoader, Boolean>();
    private volatile boolean avoidsAny;
    private volatile boolean stopped;

    /** Whether nothing more is to be done for classes of that loader; null is the boot loader. */
    public boolean isStoppedFor(ClassLoader loader) {
        return stopped || (avoidsAny && loader != null && avoided.get(loader) != null);
    }

    /**
     * The calling thread begins.
     *
     * @param subject the class that it is done for
     * @return what {@link #end} wants back; null where this is a part of a task that has begun
     */
    public Task begin(ClassLoader loader, String subject) {
        Thread thread = Thread.currentThread();
        if (tasks.containsKey(thread)) {
            return null;
        }
        Task task = new Task(thread, loader, subject);
        tasks.put(thread, task);
        return task;
    }

    /** @param task may be null */
    public void end(Task task) {
        if (task != null) {
            tasks.remove(task.thread());
        }
    }

    /** What is being done now. */
    public Collection<Task> inProgress() {
        return tasks.isEmpty() ? new ArrayList<Task>(0) : new ArrayList<Task>(tasks.values());
    }

    /** Nothing more is begun, whatever the loader. */
    public void stop() {
        stopped = true;
    }

    /** Nothing more is begun for classes of that loader. */
    public void avoid(ClassLoader loader) {
        if (loader != null) {
            avoided.put(loader, Boolean.TRUE);
            avoidsAny = true;
        }
    }

    /** One class in work. Immutable. */
    public static final class Task {

        private final Thread thread;
        private final ClassLoader loader;
        private final String subject;
        private final long startNanos = System.nanoTime();

        private Task(Thread thread, ClassLoader loader, String subject) {
            this.thread = thread;
            this.loader = loader;
            this.subject = subject;
        }

        public Thread thread() {
            return thread;
        }

        /** Null for the boot loader. */
        public ClassLoader loader() {
            return loader;
        }

        /** The class, by its internal or binary name. */
        public String subject() {
            return subject;
        }

        /** When it began, by {@link System#nanoTime()}. */
        public long startNanos() {
            return startNanos;
        }
    }
}
