package io.sonde.smoke.benchmark;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param generations of JVMs that are put under load: what the compiler inlines differs from JVM to JVM
 * @param rounds of load on every path in each generation
 * @param starts of each service
 * @param requestsShare of {@link Route#requests()} that a slot sends
 * @param settle how long a service is given after a slot to send what is queued before its figures are read
 */
record Effort(int generations, int rounds, int starts, double requestsShare, Duration settle) {

    /** Longer than an agent waits until it sends what does not fill a batch. */
    private static final Duration SETTLE = Duration.ofMillis(650);

    static final Effort FULL = new Effort(3, 3, 5, 1, SETTLE);
    static final Effort QUICK = new Effort(1, 2, 1, 0.1, SETTLE);

    /** Too little for any figure but that of what is exact. */
    static final Effort SMOKE = new Effort(1, 1, 1, 0.02, Duration.ofMillis(50));

    Effort withGenerations(int count) {
        return new Effort(count, rounds, starts, requestsShare, settle);
    }

    Effort withRounds(int count) {
        return new Effort(generations, count, starts, requestsShare, settle);
    }

    Effort withStarts(int count) {
        return new Effort(generations, rounds, count, requestsShare, settle);
    }

    /** How many requests a path gets before it is measured. */
    int warmUpRequests(Route route) {
        return 5 * requests(route);
    }

    /** An even number, because there are two connections. */
    int requests(Route route) {
        return 2 * (int) (route.requests() * requestsShare / 2);
    }
}
