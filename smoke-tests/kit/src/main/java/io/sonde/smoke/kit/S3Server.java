package io.sonde.smoke.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A server of S3 that verifies signatures, in a process of its own. */
public record S3Server(ApplicationProcess process, Path jar, int port) implements AutoCloseable {

    /** The identity and the credential that clients sign with. */
    public static final String IDENTITY = "local-identity";

    public static final String CREDENTIAL = "local-credential";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * One that keeps its objects in that folder.
     *
     * @param jar s3proxy with its dependencies
     */
    public static S3Server start(Path jar, Path folder) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        return start(
                jar,
                folder,
                Map.of("jclouds.provider", "filesystem-nio2", "jclouds.filesystem.basedir", data.toString()),
                command -> command);
    }

    /** One that is a client of another. */
    public static S3Server before(S3Server other, Path folder, UnaryOperator<JavaCommand> observed) throws IOException {
        return start(
                other.jar,
                folder,
                Map.of(
                        "jclouds.provider", "aws-s3-sdk",
                        "jclouds.endpoint", other.endpoint(),
                        "jclouds.identity", IDENTITY,
                        "jclouds.credential", CREDENTIAL,
                        "jclouds.region", "us-east-1",
                        "aws-s3-sdk.region", "us-east-1",
                        "aws-s3-sdk.path-style", "true"),
                observed);
    }

    private static S3Server start(
            Path jar, Path folder, Map<String, String> provider, UnaryOperator<JavaCommand> observed)
            throws IOException {
        int port = FreePort.find();
        Path configuration = folder.resolve("s3proxy-" + port + ".conf");
        Files.writeString(
                configuration,
                "s3proxy.endpoint=http://127.0.0.1:" + port + "\n"
                        + "s3proxy.authorization=aws-v2-or-v4\n"
                        + "s3proxy.identity=" + IDENTITY + "\n"
                        + "s3proxy.credential=" + CREDENTIAL + "\n"
                        + provider.entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                                .collect(Collectors.joining()));
        ApplicationProcess process = observed.apply(
                        ApplicationProcess.java(Jdks.current()).named("s3proxy").jvmArguments("-Xmx256m"))
                .jar(jar)
                .arguments("--properties", configuration.toString())
                .start();
        Await.value("s3proxy on " + port, PATIENCE, () -> answers(port) ? Optional.of(port) : Optional.empty());
        return new S3Server(process, jar, port);
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Its address, as clients want it. */
    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.close();
    }
}
