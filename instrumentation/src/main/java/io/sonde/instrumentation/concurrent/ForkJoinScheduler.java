package io.sonde.instrumentation.concurrent;

import java.util.concurrent.ForkJoinPool;

/** Tells the pool that runs virtual threads, whose tasks are the threads themselves, from the others. */
final class ForkJoinScheduler extends ClassValue<Boolean> {

    private static final Class<?> CARRIER = carrier();
    private static final ForkJoinScheduler FACTORIES = new ForkJoinScheduler();

    private ForkJoinScheduler() {}

    private static Class<?> carrier() {
        try {
            return Class.forName("jdk.internal.misc.CarrierThread", false, null);
        } catch (ClassNotFoundException noVirtualThreads) {
            return ForkJoinScheduler.class;
        }
    }

    /** Whether the calling thread carries virtual threads, and mounts or unmounts one now. */
    static boolean isOnCarrier() {
        return Thread.currentThread().getClass() == CARRIER;
    }

    static boolean isScheduler(ForkJoinPool pool) {
        return FACTORIES.get(pool.getFactory().getClass());
    }

    @Override
    protected Boolean computeValue(Class<?> factory) {
        return factory.getName().startsWith("java.lang.VirtualThread");
    }
}
