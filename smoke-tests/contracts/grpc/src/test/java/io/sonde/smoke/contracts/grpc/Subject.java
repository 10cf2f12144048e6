package io.sonde.smoke.contracts.grpc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A version of the library, a transport and a JDK. */
record Subject(String version, Transport transport, int jdk) {

    static List<Subject> all() {
        return List.of(
                new Subject("1.30.0", Transport.NETTY, 17),
                new Subject("1.30.0", Transport.NETTY_SHADED, 17),
                new Subject("1.30.0", Transport.OKHTTP, 17),
                new Subject("1.30.0", Transport.IN_PROCESS, 17),
                new Subject("1.82.2", Transport.OKHTTP, 17),
                new Subject("1.85.1", Transport.NETTY, 17),
                new Subject("1.85.1", Transport.NETTY_SHADED, 17),
                new Subject("1.85.1", Transport.IN_PROCESS, 17),
                new Subject("1.30.0", Transport.NETTY_SHADED, 8),
                new Subject("1.85.1", Transport.IN_PROCESS, 8),
                new Subject("1.85.1", Transport.NETTY_SHADED, 11),
                new Subject("1.85.1", Transport.NETTY_SHADED, 21),
                new Subject("1.85.1", Transport.NETTY_SHADED, 25));
    }

    boolean isInProcess() {
        return transport == Transport.IN_PROCESS;
    }

    Path[] classPath() {
        return classPath("grpc-" + version);
    }

    /** The application and a folder of libraries. */
    static Path[] classPath(String folder) {
        Path libraries = Path.of(System.getProperty("libraries"), folder);
        try (Stream<Path> jars = Files.list(libraries)) {
            return Stream.concat(Stream.of(Path.of(System.getProperty("applications"))), jars.sorted())
                    .toArray(Path[]::new);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String toString() {
        return version + ' ' + transport + " on JDK " + jdk;
    }
}
