package io.sonde.instrumentation.concurrent;

/** Around the life of a pool's thread, which belongs to no call. */
final class WorkerAdvice {

    private WorkerAdvice() {}

    static Object enter(Object pool) {
        return HandOver.beginWithoutCall();
    }

    static void exit(Object state, Throwable thrown) {
        HandOver.end(state);
    }
}
