package io.sonde.smoke.httpserver;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the applications under {@code src/applications} against the libraries that they are to run on. */
final class ApplicationCompiler {

    private static final Path SOURCES = Path.of("src", "applications");
    private static final Path TARGET = Path.of("target");

    private static final Map<String, Path[]> CLASS_PATHS = new ConcurrentHashMap<>();

    private ApplicationCompiler() {}

    /** The application's classes, then its libraries. Compiles an application once. */
    static Path[] classPath(ServerUnderTest server) {
        return CLASS_PATHS
                .computeIfAbsent(server.name(), name -> compiled(server))
                .clone();
    }

    private static Path[] compiled(ServerUnderTest server) {
        List<Path> libraries = jars(server.libraries());
        Path output = TARGET.resolve("applications").resolve(server.name().replaceAll("[^A-Za-z0-9.]+", "-"));
        try {
            List<Path> sources = copySources(server, output.resolve("sources"));
            compile(sources, libraries, server.jdk() >= 17 ? "17" : "8", output.resolve("classes"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        libraries.add(0, output.resolve("classes"));
        return libraries.stream().map(Path::toAbsolutePath).toArray(Path[]::new);
    }

    private static List<Path> jars(String libraries) {
        List<Path> jars = new ArrayList<>();
        for (String folder : libraries.isEmpty() ? new String[0] : libraries.split("\\+")) {
            Path path = TARGET.resolve("libraries").resolve(folder);
            try (Stream<Path> files = Files.list(path)) {
                files.sorted().forEach(jars::add);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return jars;
    }

    private static List<Path> copySources(ServerUnderTest server, Path output) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (String folder : server.sources()) {
            Path root = SOURCES.resolve(folder);
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = output.resolve(root.relativize(file));
                    Files.createDirectories(copy.getParent());
                    String source = Files.readString(file);
                    Files.writeString(
                            copy, server.jakarta() ? source.replace("javax.servlet", "jakarta.servlet") : source);
                    copies.add(copy);
                }
            }
        }
        return copies;
    }

    private static void compile(List<Path> sources, List<Path> libraries, String release, Path output)
            throws IOException {
        Files.createDirectories(output);
        String classPath = libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> options = List.of(
                "-nowarn",
                "-Xlint:none",
                "-proc:none",
                "-parameters",
                "--release",
                release,
                "-cp",
                classPath,
                "-d",
                output.toString());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
            if (!compiler.getTask(messages, files, null, options, null, units).call()) {
                throw new IllegalStateException(
                        "Cannot compile " + Arrays.toString(sources.toArray()) + ":\n" + messages);
            }
        }
    }
}
