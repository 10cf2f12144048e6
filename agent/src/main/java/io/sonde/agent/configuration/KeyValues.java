package io.sonde.agent.configuration;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lists of {@code key=value}, percent-encoded, as OpenTelemetry's configuration writes them. */
final class KeyValues {

    private KeyValues() {}

    static Map<String, String> parse(PropertySource source, String property) {
        Map<String, String> pairs = new LinkedHashMap<String, String>();
        for (String entry : source.list(property, null)) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                source.problem(property, "…", "a list of key=value", "the rest of it");
                continue;
            }
            pairs.put(
                    entry.substring(0, equals).trim(),
                    decode(entry.substring(equals + 1).trim()));
        }
        return pairs;
    }

    private static String decode(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), "UTF-8");
        } catch (UnsupportedEncodingException | IllegalArgumentException notEncoded) {
            return value;
        }
    }
}
