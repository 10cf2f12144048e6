package io.sonde.agent.conventions;

import java.nio.charset.StandardCharsets;

/** The key of an attribute. Immutable. */
public final class SpanAttribute {

    private final String key;
    private final byte[] utf8;

    private SpanAttribute(String key) {
        this.key = key;
        this.utf8 = key.getBytes(StandardCharsets.UTF_8);
    }

    public static SpanAttribute of(String key) {
        return new SpanAttribute(key);
    }

    public String key() {
        return key;
    }

    /** The key as it is exported; not to be written to. */
    public byte[] utf8() {
        return utf8;
    }

    @Override
    public String toString() {
        return key;
    }
}
