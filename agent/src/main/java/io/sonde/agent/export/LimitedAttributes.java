package io.sonde.agent.export;

import io.sonde.agent.configuration.SpanLimits;
import io.sonde.agent.conventions.SpanAttribute;
import java.util.List;

/**
 * Takes the attributes of one span after the other within their limits (OpenTelemetry specification, "Attribute Limits"):
 * what is over the count is left out but counted, what is over the length is cut. Not thread-safe.
 */
abstract class LimitedAttributes {

    private final int maximum;
    private final int maximumLength;
    private int total;

    LimitedAttributes(SpanLimits limits) {
        maximum = limits.attributes();
        maximumLength = limits.lengthOfText();
    }

    /** Writes the first characters of a text; they do not split a pair. */
    abstract void write(SpanAttribute key, String value, int characters);

    abstract void write(SpanAttribute key, long value);

    /** Writes the first characters of each text. */
    abstract void write(SpanAttribute key, List<String> values, int characters);

    /** The next span begins. */
    final void begin() {
        total = 0;
    }

    /** Nothing is put where there is no value. */
    final void put(SpanAttribute key, String value) {
        if (value != null && hasRoom()) {
            write(key, value, cut(value, maximumLength));
        }
    }

    final void put(SpanAttribute key, long value) {
        if (hasRoom()) {
            write(key, value);
        }
    }

    final void put(SpanAttribute key, List<String> values) {
        if (hasRoom()) {
            write(key, values, maximumLength);
        }
    }

    /** Counts one more. */
    private boolean hasRoom() {
        return ++total <= maximum;
    }

    /** Whether so many more have room. */
    final boolean hasRoomFor(int count) {
        return total + count <= maximum;
    }

    /** Counts what was written in another way. */
    final void count(int count) {
        total += count;
    }

    /** How many there would be without a limit. */
    final int total() {
        return total;
    }

    /** How many were left out. */
    final int dropped() {
        return Math.max(0, total - maximum);
    }

    /**
     * Writes again what {@link #remember} gave. Only within the limit on the count.
     *
     * @return false if that cannot be done; nothing is written then
     */
    boolean repeat(Object remembered) {
        return false;
    }

    /** Where the attributes stand that come next, for {@link #remember}. */
    int mark() {
        return 0;
    }

    /** What has been put since the mark, to be repeated; null if that is not to be. */
    Object remember(int mark, int totalAtMark) {
        return null;
    }

    /** How many of the text's characters are within the limit, none of them half of a pair. */
    static int cut(String text, int length) {
        if (text.length() <= length) {
            return text.length();
        }
        boolean splitsPair = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
        return splitsPair ? length - 1 : length;
    }
}
