package io.sonde.smoke.context;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SondeAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs the application of this contract in a JVM of its own. */
final class ContextApplication {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private ContextApplication() {}

    /** The application to its end, under the agent, which reports every call that is left behind on a thread. */
    static ApplicationProcess observed(Jdk jdk, Class<?> main, String... arguments) {
        return toItsEnd(plain(jdk, main, arguments)
                .agent(SondeAgent.jar())
                .systemProperty("sonde.strict", "true")
                .systemProperty("otel.traces.exporter", "none")
                .systemProperty("sonde.server.enabled", "false"));
    }

    /** As {@link #observed(Jdk, Class, String...)}, with every span at the receiver. */
    static ApplicationProcess observed(Jdk jdk, OtlpReceiver receiver, Class<?> main, String... arguments) {
        return toItsEnd(plain(jdk, main, arguments)
                .observed(receiver)
                .systemProperty("sonde.strict", "true")
                .systemProperty("otel.bsp.max.queue.size", "100000"));
    }

    /** The application to its end, without the agent. */
    static ApplicationProcess unobserved(Jdk jdk, Class<?> main, String... arguments) {
        return toItsEnd(plain(jdk, main, arguments));
    }

    private static JavaCommand plain(Jdk jdk, Class<?> main, String... arguments) {
        JavaCommand command = ApplicationProcess.java(jdk)
                .named("context")
                .main(main.getName(), classPath())
                .arguments(arguments);
        return jdk.version() >= 21 ? command.jvmArguments("--enable-preview") : command;
    }

    private static ApplicationProcess toItsEnd(JavaCommand command) {
        ApplicationProcess process = command.start();
        process.awaitLine("END", PATIENCE);
        process.awaitExit(PATIENCE);
        return process;
    }

    private static Path[] classPath() {
        List<Path> classPath = new ArrayList<>();
        classPath.add(Path.of(System.getProperty("context.classes")));
        try (Stream<Path> libraries = Files.list(Path.of(System.getProperty("context.libraries")))) {
            libraries.forEach(classPath::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return classPath.toArray(new Path[0]);
    }
}
