package io.sonde.agent.configuration;

/** One property: its name, its default, what it may be and what it means. Immutable. */
final class Property {

    private final String name;
    private final String defaultValue;
    private final String allowed;
    private final String meaning;
    private final int minimum;
    private final int maximum;
    private boolean live;
    private boolean secret;

    private Property(String name, String defaultValue, String allowed, int minimum, int maximum, String meaning) {
        this.name = name;
        this.defaultValue = defaultValue;
        this.allowed = allowed;
        this.minimum = minimum;
        this.maximum = maximum;
        this.meaning = meaning;
    }

    /** @param defaultValue null if there is none */
    static Property text(String name, String defaultValue, String allowed, String meaning) {
        return new Property(name, defaultValue, allowed, 0, 0, meaning);
    }

    static Property bool(String name, String defaultValue, String meaning) {
        return text(name, defaultValue, "true or false", meaning);
    }

    static Property integer(String name, String defaultValue, int minimum, int maximum, String meaning) {
        return new Property(
                name, defaultValue, "a whole number from " + minimum + " to " + maximum, minimum, maximum, meaning);
    }

    static Property duration(String name, String defaultValue, String meaning) {
        return text(name, defaultValue, "a duration such as 500ms, 5s or 1m", meaning);
    }

    static Property ratio(String name, String defaultValue, String meaning) {
        return text(name, defaultValue, "a ratio from 0 to 1, or off", meaning);
    }

    static Property list(String name, String defaultValue, String allowed, String meaning) {
        return text(name, defaultValue, "a comma-separated list of " + allowed, meaning);
    }

    /** The same, taking effect when the file changes. */
    Property live() {
        live = true;
        return this;
    }

    /** The same, its value never to be shown. */
    Property secret() {
        secret = true;
        return this;
    }

    String name() {
        return name;
    }

    /** Null if there is none. */
    String defaultValue() {
        return defaultValue;
    }

    String allowed() {
        return allowed;
    }

    int minimum() {
        return minimum;
    }

    int maximum() {
        return maximum;
    }

    String meaning() {
        return meaning;
    }

    /** Whether a change of the file takes effect without a restart. */
    boolean isLive() {
        return live;
    }

    boolean isSecret() {
        return secret;
    }
}
