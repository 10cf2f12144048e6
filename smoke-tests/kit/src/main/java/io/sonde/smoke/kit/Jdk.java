package io.sonde.smoke.kit;

import java.nio.file.Path;

/**
 * A JDK on this machine.
 *
 * @param version the feature version: 8, 11, 17, …
 */
public record Jdk(int version, Path home) {

    /** The launcher. */
    public Path java() {
        return tool("java");
    }

    /** Another program of the JDK, such as {@code javac}. */
    public Path tool(String name) {
        return home.resolve("bin").resolve(name);
    }

    @Override
    public String toString() {
        return "JDK " + version;
    }
}
