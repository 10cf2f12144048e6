package io.sonde.agent.export;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Repeats an export that may succeed later: a refused or broken connection, 429, 502, 503 and 504 (OTLP specification,
 * "OTLP/HTTP Response"), with exponential delays or what {@code Retry-After} asks for, all within one time limit.
 */
final class Attempts {

    private static final int MAXIMUM = 5;
    private static final double FIRST_DELAY_MILLIS = 1000;
    private static final double LONGEST_DELAY_MILLIS = 5000;
    private static final double DELAY_FACTOR = 1.5;
    private static final long NO_LIMIT_NANOS = Long.MAX_VALUE / 2;

    private final long deadlineNanos;

    /** @param timeoutMillis for all attempts together; 0 for no limit */
    Attempts(long timeoutMillis) {
        this.deadlineNanos = System.nanoTime()
                + (timeoutMillis == 0 ? NO_LIMIT_NANOS : TimeUnit.MILLISECONDS.toNanos(timeoutMillis));
    }

    /** One attempt. */
    interface Attempt {
        HttpUrlConnectionSender.Response run(int timeoutMillis) throws IOException;
    }

    HttpUrlConnectionSender.Response run(Attempt attempt) throws IOException {
        double delayMillis = FIRST_DELAY_MILLIS;
        for (int number = 1; ; number++) {
            HttpUrlConnectionSender.Response response = null;
            IOException failure = null;
            try {
                response = attempt.run(remainingMillis());
            } catch (IOException broken) {
                failure = broken;
            }
            boolean last = number >= MAXIMUM || (response != null && !isTransient(response.status()));
            long wait = response == null ? jitter(delayMillis) : retryAfter(response, delayMillis);
            if (last || wait >= remainingMillis()) {
                if (failure != null) {
                    throw failure;
                }
                return response;
            }
            sleep(wait);
            delayMillis = Math.min(delayMillis * DELAY_FACTOR, LONGEST_DELAY_MILLIS);
        }
    }

    private int remainingMillis() {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
        return (int) Math.max(1, Math.min(millis, Integer.MAX_VALUE));
    }

    private static boolean isTransient(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    private static long retryAfter(HttpUrlConnectionSender.Response response, double delayMillis) {
        String seconds = response.retryAfter();
        if (seconds != null) {
            try {
                return TimeUnit.SECONDS.toMillis(Math.max(0, Long.parseLong(seconds.trim())));
            } catch (NumberFormatException aDate) {
                // A date is answered by the usual delay.
            }
        }
        return jitter(delayMillis);
    }

    private static long jitter(double delayMillis) {
        return (long) (delayMillis * (0.5 + ThreadLocalRandom.current().nextDouble() / 2));
    }

    private static void sleep(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted between two attempts");
        }
    }
}
