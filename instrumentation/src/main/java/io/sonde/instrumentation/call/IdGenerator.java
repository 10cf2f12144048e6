package io.sonde.instrumentation.call;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Random trace and span identifiers: SplitMix64 (Steele, Lea, Flood 2014), one stream for each thread. Not thread-safe,
 * not meant for secrets.
 */
public final class IdGenerator {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private static final AtomicLong SEEDS = new AtomicLong(mix(System.currentTimeMillis())
            ^ mix(System.nanoTime())
            ^ mix(((long) System.identityHashCode(new Object()) << 32) ^ System.identityHashCode(IdGenerator.class)));

    private long state = mix(SEEDS.getAndAdd(GOLDEN_GAMMA)) ^ mix(System.nanoTime());

    /** A random identifier that is not zero, as W3C Trace Context demands. */
    public long next() {
        long id;
        do {
            state += GOLDEN_GAMMA;
            id = mix(state);
        } while (id == 0);
        return id;
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
