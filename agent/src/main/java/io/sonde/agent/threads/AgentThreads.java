package io.sonde.agent.threads;

import io.sonde.agent.logging.AgentLog;
import io.sonde.instrumentation.call.CurrentCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes the agent's threads. They are daemons without the application's context class loader or inherited thread-locals,
 * and what they do is never a call. Thread-safe.
 */
public final class AgentThreads {

    private static final Set<Thread> LIVE = Collections.newSetFromMap(new ConcurrentHashMap<Thread, Boolean>());

    /** In place of the application's default handler, which may end the JVM when memory is short. */
    private static final Thread.UncaughtExceptionHandler OWN_FAILURES = new Thread.UncaughtExceptionHandler() {
        @Override
        public void uncaughtException(Thread thread, Throwable failure) {
            AgentLog.error("Thread " + thread.getName() + " has ended; the application goes on", failure);
        }
    };

    private AgentThreads() {}

    /** The agent's threads that run now. */
    public static Collection<Thread> live() {
        return new ArrayList<Thread>(LIVE);
    }

    /** A thread that is not started yet. */
    public static Thread newThread(String name, final Runnable task) {
        Thread thread = new Thread(rootGroup(), untraced(task), name);
        thread.setDaemon(true);
        thread.setContextClassLoader(AgentThreads.class.getClassLoader());
        thread.setUncaughtExceptionHandler(OWN_FAILURES);
        return thread;
    }

    /** The task as a thread of the agent runs it, for a thread that the JVM starts, at its shutdown. */
    public static Runnable untraced(final Runnable task) {
        return new Runnable() {
            @Override
            public void run() {
                CurrentCall.neverTraceThisThread();
                LIVE.add(Thread.currentThread());
                try {
                    task.run();
                } finally {
                    LIVE.remove(Thread.currentThread());
                }
            }
        };
    }

    /** Lets the calling thread of the agent wait for that time. */
    public static void pause(Object waiting, long nanos) {
        long deadline = System.nanoTime() + nanos;
        for (long remaining = nanos; remaining > 0; remaining = deadline - System.nanoTime()) {
            park(waiting, remaining);
        }
    }

    /** Lets the calling thread of the agent wait for that time at most, or until it is unparked. */
    public static void park(Object waiting, long nanos) {
        LockSupport.parkNanos(waiting, nanos);
        // An application that interrupts every thread it finds must not make this one spin.
        Thread.interrupted();
    }

    /** Threads with that name. */
    public static ThreadFactory factory(final String name) {
        return new ThreadFactory() {
            @Override
            public Thread newThread(Runnable task) {
                return AgentThreads.newThread(name, task);
            }
        };
    }

    /** The group above all, because the one of the starting thread may be the application's and be destroyed. */
    private static ThreadGroup rootGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
