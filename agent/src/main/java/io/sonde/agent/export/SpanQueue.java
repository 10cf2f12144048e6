package io.sonde.agent.export;

import io.sonde.instrumentation.call.Call;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Kept calls that wait for export: a stack (Treiber 1986) linked through the calls themselves, so that it allocates
 * nothing and never blocks. Any number of producers, one consumer.
 */
public final class SpanQueue {

    private final AtomicReference<Call> newest = new AtomicReference<Call>();
    private final AtomicInteger size = new AtomicInteger();
    private final int capacity;
    private final int wakeUpSize;
    private volatile Thread consumer;

    /** @param wakeUpSize from how many waiting calls the consumer is woken up before its time */
    public SpanQueue(int capacity, int wakeUpSize) {
        this.capacity = capacity;
        this.wakeUpSize = wakeUpSize;
    }

    void consumedBy(Thread thread) {
        consumer = thread;
    }

    /**
     * Adds the calls from the newest to the oldest as {@link Call#endedBefore()} links them.
     *
     * @return false if there is no room for all of them; none is added then
     */
    public boolean offer(Call newestOfTrace, Call oldestOfTrace, int count) {
        int before = size.getAndAdd(count);
        if (before + count > capacity) {
            size.addAndGet(-count);
            return false;
        }
        Call head;
        do {
            head = newest.get();
            oldestOfTrace.linkTo(head);
        } while (!newest.compareAndSet(head, newestOfTrace));
        if (before < wakeUpSize && before + count >= wakeUpSize) {
            LockSupport.unpark(consumer);
        }
        return true;
    }

    /** Takes all calls, newest first, linked by {@link Call#endedBefore()}; null if there are none. */
    Call takeAll() {
        return newest.getAndSet(null);
    }

    /** Makes room for calls that have been exported or given up. */
    void release(int count) {
        size.addAndGet(-count);
    }

    /** How many calls wait or are being exported. */
    public int size() {
        return size.get();
    }

    public int capacity() {
        return capacity;
    }

    boolean isDue() {
        return size.get() >= wakeUpSize;
    }
}
