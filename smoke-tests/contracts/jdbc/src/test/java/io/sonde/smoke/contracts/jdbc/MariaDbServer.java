package io.sonde.smoke.contracts.jdbc;

import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.FreePort;
import io.sonde.smoke.kit.OptionalComponent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A MariaDB server of the system's package on a temporary folder and a free port, under a user that is not root. */
final class MariaDbServer implements AutoCloseable {

    static final String USER = "contract";
    static final String PASSWORD = "contract-password";

    private static final Path INSTALL = Path.of("/usr/bin/mariadb-install-db");
    private static final Path SERVER = Path.of("/usr/sbin/mariadbd");
    private static final Path CLIENT = Path.of("/usr/bin/mariadb");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Process process;
    private final int port = FreePort.find();

    private MariaDbServer(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        List<String> owner = List.of();
        if (System.getProperty("user.name").equals("root")) {
            run(List.of("chown", "mysql", folder.toString()));
            owner = List.of("--user=mysql");
        }
        List<String> install = new ArrayList<>(List.of(
                INSTALL.toString(),
                "--no-defaults",
                "--auth-root-authentication-method=normal",
                "--datadir=" + data()));
        install.addAll(owner);
        run(install);
        List<String> start = new ArrayList<>(List.of(
                SERVER.toString(),
                "--no-defaults",
                "--datadir=" + data(),
                "--socket=" + socket(),
                "--pid-file=" + folder.resolve("pid"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--skip-name-resolve"));
        start.addAll(owner);
        process = new ProcessBuilder(start)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    /** Starts a server, or skips the test where there is none. */
    static MariaDbServer start() {
        if (!Files.isExecutable(INSTALL) || !Files.isExecutable(SERVER) || !Files.isExecutable(CLIENT)) {
            OptionalComponent.absent("no MariaDB server (Debian package mariadb-server)");
        }
        try {
            MariaDbServer server = new MariaDbServer(Files.createTempDirectory("mariadb"));
            server.awaitReady();
            return server;
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        Await.value("the server to listen", PATIENCE, () -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return Optional.of(socket.isConnected());
            } catch (IOException notYet) {
                return Optional.empty();
            }
        });
        execute("CREATE USER '" + USER + "'@'%' IDENTIFIED BY '" + PASSWORD + "'; GRANT ALL ON *.* TO '" + USER
                + "'@'%'");
    }

    int port() {
        return port;
    }

    /** Runs SQL as the server's root. */
    void execute(String sql) {
        try {
            run(List.of(CLIENT.toString(), "--no-defaults", "--socket=" + socket(), "--user=root", "--execute=" + sql));
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path socket() {
        return folder.resolve("socket");
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ":\n" + output);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
