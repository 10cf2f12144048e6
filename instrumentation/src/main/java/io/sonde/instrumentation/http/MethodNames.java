package io.sonde.instrumentation.http;

/** The methods that requests mostly have, so that a server that keeps bytes need not make a string of them. */
public final class MethodNames {

    private static final String[] COMMON = {
        "GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "CONNECT"
    };

    private MethodNames() {}

    /** How many there are. */
    public static int count() {
        return COMMON.length;
    }

    /** The one at that index, from 0, the most frequent first. */
    public static String get(int index) {
        return COMMON[index];
    }
}
