package io.sonde.smoke.places;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the build has fetched for the places. */
final class Libraries {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    static final Path H2_1 = jar("h2-1.4.200");
    static final Path H2_2 = jar("h2-2.2.224");
    static final Path HIKARI_4 = jar("HikariCP-4.0.3");
    static final Path HIKARI_5 = jar("HikariCP-5.1.0");
    static final Path SLF4J_1 = jar("slf4j-api-1.7.36");
    static final Path SLF4J_2 = jar("slf4j-api-2.0.17");

    private Libraries() {}

    /** A library by its file's name without the ending. */
    static Path jar(String name) {
        return existing(TARGET.resolve("libraries").resolve(name + ".jar"));
    }

    /** A distribution that was unpacked. */
    static Path home(String name) {
        return existing(TARGET.resolve(name));
    }

    private static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalStateException("The build has not fetched " + path);
        }
        return path;
    }
}
