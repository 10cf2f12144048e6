package io.sonde.agent.server;

/** A request that is answered with an error before any endpoint sees it. */
final class RejectedRequest extends Exception {
    private final int status;

    RejectedRequest(int status) {
        super(null, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
