package io.sonde.instrumentation.fuzz;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tries made-up inputs. Each is made from a seed of its own, which the message of a failure names; {@code
 * -Dfuzz.seed=…} tries that one alone. Every build tries the same inputs, the profile {@code soak} new ones for {@code
 * fuzz.seconds}.
 */
public abstract class FuzzTest {

    private static final long FIRST_SEED = 20261127;

    /** A generator of random numbers does well with seeds that differ in many bits. */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final int inputs;
    private final long[] earlier;

    /**
     * @param inputs how many every build tries; together they should take a second or two
     * @param earlier seeds that once found something, tried as well; they say so only until the generator is changed
     */
    protected FuzzTest(int inputs, long... earlier) {
        this.inputs = inputs;
        this.earlier = earlier.clone();
    }

    /** Makes one input and checks what becomes of it; throws whatever it likes if that is wrong. */
    protected abstract void tryOne(Random random) throws Exception;

    /** Called when all have been tried, for what can be said of all of them alone. */
    protected void end() throws Exception {}

    @Test
    final void knownSeeds() throws Exception {
        Long seed = Long.getLong("fuzz.seed");
        if (seed != null) {
            tryOne(seed);
            return;
        }
        for (long found : earlier) {
            tryOne(found);
        }
        for (int i = 0; i < inputs; i++) {
            tryOne(FIRST_SEED + i * STEP);
        }
        end();
    }

    @Test
    @Tag("soak")
    final void newSeeds() throws Exception {
        long first = System.nanoTime() ^ System.currentTimeMillis();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.getLong("fuzz.seconds", 60));
        System.out.println("[fuzz] " + getClass().getSimpleName() + ": seeds from " + first);
        long tried = 0;
        while (System.nanoTime() - end < 0) {
            tryOne(first + tried++ * STEP);
        }
        end();
        System.out.println("[fuzz] " + getClass().getSimpleName() + ": " + tried + " inputs");
    }

    private String file() {
        Class<?> outermost = getClass();
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        return outermost.getSimpleName();
    }

    private void tryOne(long seed) {
        try {
            tryOne(new Random(seed));
        } catch (Throwable failure) {
            throw new AssertionError("Found by -Dtest=" + file() + " -Dfuzz.seed=" + seed + ": " + failure, failure);
        }
    }
}
