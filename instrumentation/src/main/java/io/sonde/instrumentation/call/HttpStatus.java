package io.sonde.instrumentation.call;

/** Status codes as text, without allocation. */
public final class HttpStatus {

    private static final String[] TEXTS = new String[600];

    static {
        for (int status = 100; status < TEXTS.length; status++) {
            TEXTS[status] = Integer.toString(status);
        }
    }

    private HttpStatus() {}

    /** The code as text; empty for 0, which stands for no response. */
    public static String text(int status) {
        if (status == 0) {
            return "";
        }
        return status >= 100 && status < TEXTS.length ? TEXTS[status] : Integer.toString(status);
    }
}
