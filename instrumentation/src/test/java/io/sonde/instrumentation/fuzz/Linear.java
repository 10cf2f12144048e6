package io.sonde.instrumentation.fuzz;

import java.util.function.Consumer;

/**
 * Whether the time for a text grows with its length and not with the square of it: of the time for a text and for one four
 * times as long, the better of many attempts each, in turns, so that a disturbance from outside must hit all of them, and
 * the compiler has time to come to the longer one too.
 */
public final class Linear {

    /** Four is linear, sixteen is square. */
    private static final double LIMIT = 9;

    private static final int ATTEMPTS = 400;
    private static final int ENOUGH = 3;

    private Linear() {}

    /**
     * Throws where it is not.
     *
     * @param piece what the texts consist of
     * @param times how often it stands in the shorter one
     */
    public static void check(String piece, int times, Consumer<String> work) {
        String text = piece.repeat(times);
        String longer = piece.repeat(4 * times);
        for (int i = 0; i < ENOUGH; i++) {
            work.accept(text);
        }
        long best = Long.MAX_VALUE;
        long bestOfLonger = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS; i++) {
            best = Math.min(best, nanos(work, text));
            bestOfLonger = Math.min(bestOfLonger, nanos(work, longer));
            if (i >= ENOUGH && bestOfLonger < LIMIT * best) {
                return;
            }
        }
        throw new AssertionError("Not linear for " + Texts.escape(piece) + ": " + best + " ns for " + text.length()
                + " characters, " + bestOfLonger + " ns for " + longer.length());
    }

    private static long nanos(Consumer<String> work, String text) {
        long start = System.nanoTime();
        work.accept(text);
        return System.nanoTime() - start;
    }
}
