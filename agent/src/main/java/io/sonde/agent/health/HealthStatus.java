package io.sonde.agent.health;

/** How something is, from the best to the worst. */
public enum HealthStatus {
    HEALTHY("healthy"),
    /** It works, but not as it should. */
    DEGRADED("degraded"),
    /** It could not be found out. */
    UNKNOWN("unknown"),
    UNHEALTHY("unhealthy");

    private final String text;

    HealthStatus(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    HealthStatus worse(HealthStatus other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Null for a text that is none. */
    static HealthStatus of(String text) {
        for (HealthStatus status : values()) {
            if (status.text.equals(text)) {
                return status;
            }
        }
        return null;
    }
}
