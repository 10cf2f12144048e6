package io.sonde.smoke.places;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the applications under {@code src/applications} against what they are to run with. */
final class Application {

    private static final Path SOURCES = Path.of("src", "applications");

    private Application() {}

    /** The folder with the compiled classes. */
    static Path compile(Path folder, String name, int release, Path... classPath) {
        return compile(folder, name, release, "-classpath", classPath);
    }

    /** As {@link #compile}, with the libraries as modules. */
    static Path compileModule(Path folder, String name, int release, Path... modulePath) {
        return compile(folder, name, release, "--module-path", modulePath);
    }

    /** The probe and its libraries for the class path; the database is to be added. */
    static List<Path> probe(Path folder) {
        Path classes = compile(folder, "probe", 8, Libraries.HIKARI_4, Libraries.H2_1);
        return List.of(classes, Libraries.HIKARI_4, Libraries.SLF4J_1);
    }

    private static Path compile(Path folder, String name, int release, String option, Path... libraries) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(SOURCES.resolve(name))) {
            Path classes = Files.createDirectories(folder.resolve("classes").resolve(name));
            List<String> options = new ArrayList<>(List.of(
                    "--release",
                    Integer.toString(release),
                    "-Xlint:-options",
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    option,
                    Arrays.stream(libraries).map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
            boolean compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(
                                    sources.filter(source -> source.toString().endsWith(".java"))
                                            .toList()))
                    .call();
            if (!compiled) {
                throw new AssertionError(name + " cannot be compiled:\n" + messages);
            }
            return classes;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
