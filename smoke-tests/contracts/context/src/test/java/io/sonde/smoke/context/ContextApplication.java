package io.sonde.smoke.context;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SondeAgent;
import java.nio.file.Path;
import java.time.Duration;

/**
 * An application of this contract, which runs in a JVM of its own to its end.
 *
 * @param libraries the folder of the libraries beside those that every application has; empty for none
 */
record ContextApplication(Jdk jdk, Class<?> main, String libraries) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    ContextApplication(Jdk jdk, Class<?> main) {
        this(jdk, main, "");
    }

    /** Under the agent, which reports every call that is left behind on a thread. */
    ApplicationProcess observed(String... arguments) {
        return toItsEnd(command(arguments)
                .agent(SondeAgent.jar())
                .systemProperty("sonde.strict", "true")
                .systemProperty("otel.traces.exporter", "none")
                .systemProperty("sonde.server.enabled", "false"));
    }

    /** As {@link #observed(String...)}, without that check, which costs. */
    ApplicationProcess observedAsUsual(String... arguments) {
        return toItsEnd(command(arguments)
                .agent(SondeAgent.jar())
                .systemProperty("otel.traces.exporter", "none")
                .systemProperty("sonde.server.enabled", "false"));
    }

    /** As {@link #observed(String...)}, with every span at the receiver. */
    ApplicationProcess observed(OtlpReceiver receiver, String... arguments) {
        return toItsEnd(command(arguments)
                .jvmArguments(WorkOfRequests.FIRST_COMPILER_ONLY)
                .observed(receiver)
                .systemProperty("sonde.strict", "true")
                .systemProperty("otel.bsp.max.queue.size", "100000"));
    }

    /** With the traces that hold an error at the receiver, and no others. */
    ApplicationProcess keepingErrorsOnly(OtlpReceiver receiver) {
        return toItsEnd(command()
                .observed(receiver)
                .systemProperty("sonde.strict", "true")
                .systemProperty("otel.traces.sampler", "always_off")
                .systemProperty("sonde.traces.keep-errors", "true")
                .systemProperty("sonde.traces.keep-slow", "off"));
    }

    /** Without the agent. */
    ApplicationProcess unobserved(String... arguments) {
        return toItsEnd(command(arguments));
    }

    private JavaCommand command(String... arguments) {
        Path classes = TARGET.resolve("classes");
        Path common = TARGET.resolve("libraries/*");
        JavaCommand command = ApplicationProcess.java(jdk).named("context").arguments(arguments);
        command = libraries.isEmpty()
                ? command.main(main.getName(), classes, common)
                : command.main(main.getName(), classes, common, TARGET.resolve(libraries + "/*"));
        return jdk.version() >= 21 ? command.jvmArguments("--enable-preview") : command;
    }

    private static ApplicationProcess toItsEnd(JavaCommand command) {
        ApplicationProcess process = command.start();
        process.awaitLine("END", PATIENCE);
        process.awaitExit(PATIENCE);
        return process;
    }
}
