package io.sonde.smoke.context;

/** Ends a worker thread on purpose; not reported. */
final class ExpectedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ExpectedException() {
        super(null, null, false, false);
    }
}
