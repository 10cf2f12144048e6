package io.sonde.instrumentation.jdbc;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** SQL Server's settings, {@code ;name=value;name={value}}, of which a value in braces may hold semicolons. */
final class SemicolonSettings {
    private final Map<String, String> values = new HashMap<>();

    SemicolonSettings(String text) {
        int i = UrlText.indexOfAny(text, ";", 0);
        while (i < text.length()) {
            int equals = UrlText.indexOfAny(text, "=;", i + 1);
            if (equals == text.length() || text.charAt(equals) == ';') {
                i = equals;
                continue;
            }
            String name = text.substring(i + 1, equals).trim().toLowerCase(Locale.ROOT);
            boolean braces = text.startsWith("{", equals + 1);
            int start = braces ? equals + 2 : equals + 1;
            int end = braces ? closingBrace(text, start) : UrlText.indexOfAny(text, ";", start);
            values.put(name, text.substring(start, end));
            i = UrlText.indexOfAny(text, ";", end);
        }
    }

    /** The value of a name in lower case, or empty. */
    String get(String name) {
        String value = values.get(name);
        return value == null ? "" : value;
    }

    private static int closingBrace(String text, int from) {
        int i = from;
        while (i < text.length()) {
            if (text.charAt(i) == '}') {
                if (!text.startsWith("}", i + 1)) {
                    break;
                }
                i++;
            }
            i++;
        }
        return Math.min(i, text.length());
    }
}
