package io.sonde.agent.export;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.sonde.agent.configuration.SpanLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * The attributes of one span within its limits (OpenTelemetry specification, "Attribute Limits"): what is over the count is
 * left out but counted, what is over the length is cut.
 */
final class LimitedAttributes {

    private final AttributesBuilder builder = Attributes.builder();
    private final SpanLimits limits;
    private int total;

    LimitedAttributes(SpanLimits limits) {
        this.limits = limits;
    }

    void put(AttributeKey<Long> key, long value) {
        if (hasRoom()) {
            builder.put(key, value);
        }
    }

    /** Nothing is put where there is no value. */
    void put(AttributeKey<String> key, String value) {
        if (value != null && hasRoom()) {
            builder.put(key, cut(value, limits.lengthOfText()));
        }
    }

    void put(AttributeKey<List<String>> key, List<String> values) {
        if (hasRoom()) {
            List<String> cut = new ArrayList<String>(values.size());
            for (String value : values) {
                cut.add(cut(value, limits.lengthOfText()));
            }
            builder.put(key, cut);
        }
    }

    /** Counts one more. */
    private boolean hasRoom() {
        return ++total <= limits.attributes();
    }

    /** How many there would be without a limit. */
    int total() {
        return total;
    }

    Attributes build() {
        return builder.build();
    }

    /** At most so many characters, none of them half of a pair. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        boolean splitsPair = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, splitsPair ? length - 1 : length);
    }
}
