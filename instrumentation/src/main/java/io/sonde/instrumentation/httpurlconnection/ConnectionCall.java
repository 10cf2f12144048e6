package io.sonde.instrumentation.httpurlconnection;

import io.sonde.instrumentation.call.HttpClientCall;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/** A connection's call, with the number of steps that are under way. Thread-safe. */
final class ConnectionCall {

    private static final AtomicIntegerFieldUpdater<ConnectionCall> STEPS =
            AtomicIntegerFieldUpdater.newUpdater(ConnectionCall.class, "steps");

    private final HttpClientCall call;

    @SuppressWarnings("unused") // by its updater
    private volatile int steps;

    ConnectionCall(HttpClientCall call) {
        this.call = call;
    }

    HttpClientCall call() {
        return call;
    }

    boolean isInStep() {
        return steps > 0;
    }

    void enterStep() {
        STEPS.incrementAndGet(this);
    }

    void leaveStep() {
        STEPS.decrementAndGet(this);
    }
}
