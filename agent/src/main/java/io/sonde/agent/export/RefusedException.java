package io.sonde.agent.export;

import java.io.IOException;

/** The backend answered that it did not take a batch. */
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final long retryAfterMillis;

    RefusedException(int status, long retryAfterMillis) {
        super("HTTP status " + status);
        this.status = status;
        this.retryAfterMillis = retryAfterMillis;
    }

    /** The status of HTTP. */
    int status() {
        return status;
    }

    /** How long the backend asks to be left alone; -1 if it does not say. */
    long retryAfterMillis() {
        return retryAfterMillis;
    }
}
