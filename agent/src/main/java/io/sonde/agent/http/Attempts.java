package io.sonde.agent.http;

import java.io.IOException;
import java.net.MalformedURLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Repeats a request that may succeed later: a refused or broken connection, 429, 502, 503 and 504 (OTLP specification,
 * "OTLP/HTTP Response"), with exponential delays or what {@code Retry-After} asks for, all within one time limit.
 * Requests are one thread's, {@link #hurry()} is anybody's.
 */
final class Attempts {

    private static final int MAXIMUM = 5;
    private static final double FIRST_DELAY_MILLIS = 1000;
    private static final double LONGEST_DELAY_MILLIS = 5000;
    private static final double DELAY_FACTOR = 1.5;
    private static final long NO_LIMIT_NANOS = Long.MAX_VALUE / 2;

    private volatile boolean hurried;

    /** One attempt. */
    interface Attempt {
        Answer run(int timeoutMillis) throws IOException;
    }

    /** From now on nothing is waited for between attempts: one that waits is made at once, and is the last. */
    synchronized void hurry() {
        hurried = true;
        notifyAll();
    }

    /**
     * Makes attempts until there is an answer that is worth having.
     *
     * @param timeoutMillis for all attempts together; 0 for no limit
     * @return the last answer
     * @throws IOException if there was none to the last attempt
     */
    Answer run(long timeoutMillis, Attempt attempt) throws IOException {
        long limit = timeoutMillis == 0 ? NO_LIMIT_NANOS : TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        long deadlineNanos = System.nanoTime() + limit;
        double delayMillis = FIRST_DELAY_MILLIS;
        for (int number = 1; ; number++) {
            Answer answer = null;
            IOException failure = null;
            try {
                answer = attempt.run(remainingMillis(deadlineNanos));
            } catch (IOException broken) {
                failure = broken;
            }
            boolean useless = answer == null ? isPermanent(failure) : !isTransient(answer.status());
            long asked = answer == null ? -1 : answer.retryAfterMillis();
            long wait = asked < 0 ? jitter(delayMillis) : asked;
            if (useless || hurried || number >= MAXIMUM || wait >= remainingMillis(deadlineNanos)) {
                if (failure != null) {
                    throw failure;
                }
                return answer;
            }
            pause(wait);
            delayMillis = Math.min(delayMillis * DELAY_FACTOR, LONGEST_DELAY_MILLIS);
        }
    }

    private static int remainingMillis(long deadlineNanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
        return (int) Math.max(1, Math.min(millis, Integer.MAX_VALUE));
    }

    private static boolean isTransient(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    private static boolean isPermanent(IOException failure) {
        return failure instanceof MalformedURLException || Tls.isUntrusted(failure);
    }

    private static long jitter(double delayMillis) {
        return (long) (delayMillis * (0.5 + ThreadLocalRandom.current().nextDouble() / 2));
    }

    private synchronized void pause(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; left > 0 && !hurried; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
            try {
                wait(left);
            } catch (InterruptedException interrupted) {
                // An application that interrupts every thread it finds has nothing to say here.
            }
        }
    }
}
