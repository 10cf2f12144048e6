package io.sonde.smoke.demo;

import io.sonde.smoke.kit.S3Server;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** An S3 server that verifies signatures and keeps its objects in a temporary folder. */
record ObjectStore(S3Server server, Path folder) implements AutoCloseable {

    static ObjectStore start() throws IOException {
        Path folder = Files.createTempDirectory("sonde-demo-s3");
        return new ObjectStore(S3Server.start(jarBesideOurs(), folder), folder);
    }

    private static Path jarBesideOurs() {
        try {
            return Path.of(ObjectStore.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling("s3proxy.jar");
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String address() {
        return server.endpoint();
    }

    @Override
    public void close() {
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(ObjectStore::delete);
        } catch (IOException unreadable) {
            System.err.println("demo: " + folder + " is left behind: " + unreadable);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException undeletable) {
            System.err.println("demo: " + file + " is left behind: " + undeletable);
        }
    }
}
