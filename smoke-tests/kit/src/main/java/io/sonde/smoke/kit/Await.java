package io.sonde.smoke.kit;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for a condition by asking again and again. */
public final class Await {

    private static final long PAUSE_MILLIS = 20;

    private Await() {}

    /**
     * Asks until there is a value.
     *
     * @param what for the message when the time is over
     * @throws AssertionError when there is none within the time
     */
    public static <T> T value(String what, Duration timeout, Supplier<Optional<T>> question) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() - deadline >= 0) {
                throw new AssertionError("No " + what + " within " + timeout);
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted while waiting for " + what, interruption);
            }
        }
    }

    /**
     * Asks until the assertion holds.
     *
     * @throws AssertionError the assertion's last one, when it does not hold within the time
     */
    public static void asserted(Duration timeout, Runnable assertion) {
        AssertionError[] last = new AssertionError[1];
        try {
            value("success", timeout, () -> {
                try {
                    assertion.run();
                    return Optional.of(true);
                } catch (AssertionError failure) {
                    last[0] = failure;
                    return Optional.empty();
                }
            });
        } catch (AssertionError timeOver) {
            throw last[0] == null ? timeOver : last[0];
        }
    }
}
