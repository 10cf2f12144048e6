package io.sonde.smoke.kit;

import org.junit.jupiter.api.Assumptions;

/** A JDK, server or tool that a machine may lack. */
public final class OptionalComponent {

    private OptionalComponent() {}

    /**
     * Skips the running test with the reason; fails it when the environment says {@code SONDE_REQUIRE_ALL=1}. Never
     * returns: what it is said to return lets a caller write {@code throw absent(…)}.
     *
     * @param reason what is not there, to be read after "There is": "no JDK 8 under …"
     */
    public static AssertionError absent(String reason) {
        if ("1".equals(System.getenv("SONDE_REQUIRE_ALL"))) {
            throw new AssertionError("SONDE_REQUIRE_ALL=1, but there is " + reason);
        }
        return Assumptions.abort("There is " + reason);
    }
}
