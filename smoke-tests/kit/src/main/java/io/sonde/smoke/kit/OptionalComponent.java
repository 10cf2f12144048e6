package io.sonde.smoke.kit;

import org.junit.jupiter.api.Assumptions;

/** A JDK, server or tool that a machine may lack. */
public final class OptionalComponent {

    private OptionalComponent() {}

    /**
     * Skips the running test with the reason; fails it when the environment says {@code SONDE_REQUIRE_ALL=1}. Never
     * returns: the type parameter lets it stand where a value is expected.
     */
    public static <T> T absent(String reason) {
        if ("1".equals(System.getenv("SONDE_REQUIRE_ALL"))) {
            throw new AssertionError("SONDE_REQUIRE_ALL=1, but there is " + reason);
        }
        return Assumptions.abort("There is " + reason);
    }
}
