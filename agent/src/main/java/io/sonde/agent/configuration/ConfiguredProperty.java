package io.sonde.agent.configuration;

/** A property that is set, and where. Immutable. */
public final class ConfiguredProperty {

    private final String name;
    private final String value;
    private final String origin;

    ConfiguredProperty(String name, String value, String origin) {
        this.name = name;
        this.value = value;
        this.origin = origin;
    }

    public String name() {
        return name;
    }

    /** The value, masked where it may be a secret. */
    public String value() {
        return value;
    }

    /** {@code system property}, {@code environment} or {@code file}. */
    public String origin() {
        return origin;
    }
}
