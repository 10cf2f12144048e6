package io.sonde.agent.configuration;

import io.sonde.agent.redaction.UrlRedaction;
import java.util.Locale;

/** Hides what properties hold that is nobody's business. */
final class SecretValues {

    static final String MASK = "***";

    private static final String[] SECRET_NAMES = {
        "headers",
        "token",
        "password",
        "passwd",
        "secret",
        "credential",
        "api-key",
        "apikey",
        "access-key",
        "private-key"
    };

    private SecretValues() {}

    /** The value to show: a mask for a secret, URLs without user-info and secret parameters. */
    static String masked(String name, String value) {
        // Names of headers to record are no secrets; headers to send are.
        boolean names = name.startsWith("otel.instrumentation.");
        return !names && isSecret(name) ? MASK : maskedPairs(UrlRedaction.text(value));
    }

    /** Of a list of {@code key=value} the values whose keys say that they are secret. */
    private static String maskedPairs(String value) {
        if (value.indexOf('=') < 0) {
            return value;
        }
        StringBuilder shown = new StringBuilder();
        int start = 0;
        while (start <= value.length()) {
            int comma = value.indexOf(',', start);
            int end = comma < 0 ? value.length() : comma;
            int equals = value.indexOf('=', start);
            if (start > 0) {
                shown.append(',');
            }
            if (equals >= 0 && equals < end && isSecret(value.substring(start, equals))) {
                shown.append(value, start, equals + 1).append(MASK);
            } else {
                shown.append(value, start, end);
            }
            start = end + 1;
        }
        return shown.toString();
    }

    private static boolean isSecret(String name) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        for (String secret : SECRET_NAMES) {
            if (lowerCase.contains(secret)) {
                return true;
            }
        }
        return false;
    }
}
