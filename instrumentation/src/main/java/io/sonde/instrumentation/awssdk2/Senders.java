package io.sonde.instrumentation.awssdk2;

import io.sonde.bootstrap.Marked;

/**
 * HTTP clients that write a call's context themselves, into what they make of an attempt's request. Among the SDK's own headers
 * it would be copied five times on its way and signed. They are known by their {@linkplain Marked mark}; any other client,
 * such as one that the application has written, finds the context in the request.
 */
final class Senders {

    private static final byte WRITES_CONTEXT = 1;

    private Senders() {}

    /** That client does so from now on, if it can be marked. */
    static void add(Object client) {
        if (client instanceof Marked) {
            ((Marked) client).sonde$mark(WRITES_CONTEXT);
        }
    }

    /** Whether that client does so. */
    static boolean contains(Object client) {
        return client instanceof Marked && ((Marked) client).sonde$mark() == WRITES_CONTEXT;
    }
}
