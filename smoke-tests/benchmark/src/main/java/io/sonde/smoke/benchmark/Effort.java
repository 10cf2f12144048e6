package io.sonde.smoke.benchmark;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param generations of JVMs that are put under load: what the compiler inlines differs from JVM to JVM
 * @param rounds of load on every path in each generation
 * @param starts of each service
 * @param requestsShare of {@link Route#requests()} that is sent at a stretch
 * @param warmUps how often a service is asked for every path before it is measured, at most
 * @param settle how long a service is given after a stretch of load to send what is queued
 */
record Effort(int generations, int rounds, int starts, double requestsShare, int warmUps, Duration settle) {

    /** Longer than an agent waits until it sends what does not fill a batch. */
    private static final Duration SETTLE = Duration.ofMillis(650);

    static final Effort FULL = new Effort(2, 5, 5, 1, 40, SETTLE);
    static final Effort QUICK = new Effort(1, 2, 1, 0.05, 10, SETTLE);

    /** Too little for any figure but that of what is exact. */
    static final Effort SMOKE = new Effort(1, 1, 1, 0.005, 2, SETTLE);

    Effort withGenerations(int count) {
        return new Effort(count, rounds, starts, requestsShare, warmUps, settle);
    }

    Effort withRounds(int count) {
        return new Effort(generations, count, starts, requestsShare, warmUps, settle);
    }

    Effort withStarts(int count) {
        return new Effort(generations, rounds, count, requestsShare, warmUps, settle);
    }

    /** An even number, because there are two connections. */
    int requests(Route route) {
        return 2 * (int) Math.ceil(route.requests() * requestsShare / 2);
    }
}
