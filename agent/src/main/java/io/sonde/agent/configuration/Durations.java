package io.sonde.agent.configuration;

/** Durations as OpenTelemetry's configuration writes them. */
final class Durations {

    private Durations() {}

    /** Milliseconds; -1 for what is no duration. */
    static long parseMillis(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > 15) {
            return -1;
        }
        long factor = factor(text.substring(digits).trim());
        if (factor < 0) {
            return -1;
        }
        long number = Long.parseLong(text.substring(0, digits));
        return number > Long.MAX_VALUE / factor ? -1 : number * factor;
    }

    private static long factor(String unit) {
        switch (unit) {
            case "":
            case "ms":
                return 1;
            case "s":
                return 1000;
            case "m":
                return 60_000;
            case "h":
                return 3_600_000;
            case "d":
                return 86_400_000;
            default:
                return -1;
        }
    }
}
