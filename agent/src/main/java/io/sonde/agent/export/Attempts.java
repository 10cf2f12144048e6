package io.sonde.agent.export;

import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Repeats an export that may succeed later: a refused or broken connection, 429, 502, 503 and 504 (OTLP specification,
 * "OTLP/HTTP Response"), with exponential delays or what {@code Retry-After} asks for, all within one time limit.
 */
final class Attempts {

    private final RetryPolicy policy;
    private final long deadlineNanos;

    Attempts(RetryPolicy policy, Duration timeout) {
        this.policy = policy;
        this.deadlineNanos = System.nanoTime() + timeout.toNanos();
    }

    /** One attempt. */
    interface Attempt {
        HttpUrlConnectionSender.Response run(int timeoutMillis) throws IOException;
    }

    HttpUrlConnectionSender.Response run(Attempt attempt) throws IOException {
        int maximum = policy == null ? 1 : policy.getMaxAttempts();
        double delayMillis = policy == null ? 0 : policy.getInitialBackoff().toMillis();
        for (int number = 1; ; number++) {
            HttpUrlConnectionSender.Response response = null;
            IOException failure = null;
            try {
                response = attempt.run(remainingMillis());
            } catch (IOException broken) {
                failure = broken;
            }
            boolean last = number >= maximum || (response != null && !isTransient(response.getStatusCode()));
            long wait = response == null ? jitter(delayMillis) : retryAfter(response, delayMillis);
            if (last || wait >= remainingMillis()) {
                if (failure != null) {
                    throw failure;
                }
                return response;
            }
            sleep(wait);
            delayMillis = Math.min(
                    delayMillis * policy.getBackoffMultiplier(),
                    policy.getMaxBackoff().toMillis());
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
