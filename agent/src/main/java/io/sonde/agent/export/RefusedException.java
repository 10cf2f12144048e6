package io.sonde.agent.export;

import java.io.IOException;

/** The backend answered that it did not take a batch. */
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1;

    private final int status;

    RefusedException(int status) {
        super("HTTP status " + status);
        this.status = status;
    }

    /** The status of HTTP. */
    int status() {
        return status;
    }
}
