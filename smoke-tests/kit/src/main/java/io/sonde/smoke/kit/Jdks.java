package io.sonde.smoke.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds JDKs: the one that runs the tests, those under the directory that the environment variable {@code SONDE_JDKS}
 * names (default {@code /opt/jdks}; each in {@code <version>/home}), and the system's under {@code /usr/lib/jvm}.
 */
public final class Jdks {

    private static final Path SYSTEM = Path.of("/usr/lib/jvm");

    private Jdks() {}

    /** The JDK that runs this code. */
    public static Jdk current() {
        return new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
    }

    /** The JDK of that feature version; without one the test is skipped, or fails where everything is required. */
    public static Jdk require(int version) {
        return find(version)
                .orElseGet(() ->
                        OptionalComponent.absent("no JDK " + version + " under " + installed() + " or " + SYSTEM));
    }

    public static Optional<Jdk> find(int version) {
        if (current().version() == version) {
            return Optional.of(current());
        }
        return candidates(version).stream()
                .map(home -> new Jdk(version, home))
                .filter(jdk -> Files.isExecutable(jdk.java()))
                .findFirst();
    }

    private static List<Path> candidates(int version) {
        List<Path> candidates = new ArrayList<>();
        candidates.add(installed().resolve(Integer.toString(version)).resolve("home"));
        if (Files.isDirectory(SYSTEM)) {
            Pattern name = Pattern.compile(".*-(1\\.)?" + version + "(\\.0)?(-.*)?");
            try (Stream<Path> homes = Files.list(SYSTEM)) {
                homes.filter(home -> name.matcher(home.getFileName().toString()).matches())
                        .sorted()
                        .forEach(candidates::add);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return candidates;
    }

    private static Path installed() {
        String configured = System.getenv("SONDE_JDKS");
        return Path.of(configured == null || configured.isEmpty() ? "/opt/jdks" : configured);
    }
}
