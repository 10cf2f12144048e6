package io.sonde.smoke.benchmark;

import io.sonde.smoke.kit.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** An S3 server in a process of its own that holds the objects which the measured service gets. */
record ObjectServer(S3Server server, Path folder) implements AutoCloseable {

    static ObjectServer start() throws IOException {
        Path folder = Files.createTempDirectory("sonde-benchmark-s3");
        Path bucket = Files.createDirectories(folder.resolve("data/objects"));
        for (int item = 1; item <= Route.ITEMS; item++) {
            Files.writeString(bucket.resolve("item-" + item), "This is item " + item + ".");
        }
        return new ObjectServer(S3Server.start(Beside.file("s3proxy.jar"), folder), folder);
    }

    @Override
    public void close() {
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException undeletable) {
            System.err.println("benchmark: " + folder + " is left behind: " + undeletable);
        }
    }
}
