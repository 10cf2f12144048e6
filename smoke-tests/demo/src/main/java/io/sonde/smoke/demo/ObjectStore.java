package io.sonde.smoke.demo;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.FreePort;
import io.sonde.smoke.kit.Jdk;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** An S3 server, s3proxy, that keeps objects in a temporary folder and verifies signatures. */
final class ObjectStore implements AutoCloseable {

    static final String IDENTITY = "demo";
    static final String CREDENTIAL = "demo-credential";

    private static final Duration START_UP = Duration.ofSeconds(60);

    private final ApplicationProcess process;
    private final Path folder;
    private final URI address;

    private ObjectStore(ApplicationProcess process, Path folder, URI address) {
        this.process = process;
        this.folder = folder;
        this.address = address;
    }

    static ObjectStore start(Jdk jdk, Path jar) throws IOException {
        Path folder = Files.createTempDirectory("sonde-demo-s3");
        Path objects = Files.createDirectory(folder.resolve("objects"));
        URI address = URI.create("http://127.0.0.1:" + FreePort.find());
        Path properties = Files.write(
                folder.resolve("s3proxy.conf"),
                List.of(
                        "s3proxy.endpoint=" + address,
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.identity=" + IDENTITY,
                        "s3proxy.credential=" + CREDENTIAL,
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.filesystem.basedir=" + objects));
        ApplicationProcess process = ApplicationProcess.java(jdk)
                .named("s3proxy")
                .jvmArguments("-Xmx256m")
                .jar(jar)
                .arguments("--properties", properties.toString())
                .start();
        return new ObjectStore(process, folder, address).ready();
    }

    private ObjectStore ready() {
        process.awaitLine("Started ServerConnector", START_UP);
        return this;
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.close();
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
