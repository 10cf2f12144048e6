package io.sonde.agent.redaction;

public final class ExceptionText {
    public static String message(Throwable t) {
        return String.valueOf(t.getMessage());
    }

    public static String stackTrace(Throwable t, int m) {
        return t.toString();
    }
}
