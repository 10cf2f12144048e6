package io.sonde.agent.redaction;

public final class UrlRedaction {
    public static String url(String s) {
        return s;
    }

    public static String query(String s) {
        return s;
    }
}
