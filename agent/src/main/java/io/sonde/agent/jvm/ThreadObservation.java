package io.sonde.agent.jvm;

import io.sonde.agent.metrics.Observation;
import io.sonde.agent.metrics.Observer;
import java.util.Locale;

/**
 * Counts platform threads by state and by whether they are daemons, from the root thread group. That reads fields of the
 * threads: no stack is walked, no safepoint is needed and no object is made for each thread, as {@code
 * ThreadMXBean.getThreadInfo} does; nor can {@code ThreadMXBean} of Java 8 tell daemons from others.
 */
final class ThreadObservation implements Observation {
    private static final Thread.State[] STATES = Thread.State.values();
    private static final int ROOM_FOR_NEW_THREADS = 16;

    private final ThreadGroup root;
    private final String[] names = new String[STATES.length];

    ThreadObservation() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        root = group;
        for (int i = 0; i < names.length; i++) {
            names[i] = STATES[i].name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public void observe(Observer observer) {
        Thread[] threads = threads();
        int[] daemons = new int[STATES.length];
        int[] others = new int[STATES.length];
        for (Thread thread : threads) {
            if (thread == null) {
                break;
            }
            int[] counts = thread.isDaemon() ? daemons : others;
            counts[thread.getState().ordinal()]++;
        }
        for (int i = 0; i < STATES.length; i++) {
            // zeros too: a series that comes and goes breaks sums over time
            observer.value(daemons[i], "true", names[i]);
            observer.value(others[i], "false", names[i]);
        }
    }

    /** Ends in nulls. An array that is full may lack threads, so it is made larger until it is not. */
    private Thread[] threads() {
        int room = root.activeCount() + ROOM_FOR_NEW_THREADS;
        while (true) {
            Thread[] threads = new Thread[room];
            if (root.enumerate(threads, true) < room) {
                return threads;
            }
            room *= 2;
        }
    }
}
