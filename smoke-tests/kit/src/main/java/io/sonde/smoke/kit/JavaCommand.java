package io.sonde.smoke.kit;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What to start in a process: by default a JVM; with {@link #tool(String)} another program of the JDK. The environment
 * is this process's without the variables that would configure a JVM or an agent ({@code JAVA_TOOL_OPTIONS} and its
 * like, {@code OTEL_…}, {@code SONDE_…}). Not thread-safe.
 */
public final class JavaCommand {

    private final Jdk jdk;
    private String name = "application";
    private String tool = "java";
    private final List<Path> agents = new ArrayList<>();
    private final List<String> jvmArguments = new ArrayList<>();
    private final Map<String, String> systemProperties = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> program = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private Path directory;
    private OptionalInt metricsPort = OptionalInt.empty();

    JavaCommand(Jdk jdk) {
        this.jdk = jdk;
    }

    /** The name in messages; also the service's under {@link #observed}. */
    public JavaCommand named(String newName) {
        name = newName;
        return this;
    }

    /** Adds {@code -javaagent:} with that jar. May be said twice. */
    public JavaCommand agent(Path jar) {
        agents.add(jar);
        return this;
    }

    /**
     * Runs it under the built Sonde: its service name is the process's, its spans go to the receiver without delay, its
     * metrics stand on a free port, see {@link ApplicationProcess#metrics()}.
     */
    public JavaCommand observed(OtlpReceiver receiver) {
        return observed(receiver, FreePort.find());
    }

    /** As {@link #observed(OtlpReceiver)}, with the spans going to the backend at that address, whatever it is. */
    public JavaCommand observed(URI backend) {
        return observed(backend.toString(), FreePort.find());
    }

    /** As {@link #observed(OtlpReceiver)}, with the metrics on that port. */
    public JavaCommand observed(OtlpReceiver receiver, int port) {
        return observed(receiver.endpoint(), port);
    }

    private JavaCommand observed(String endpoint, int port) {
        metricsPort = OptionalInt.of(port);
        return agent(SondeAgent.jar())
                .systemProperty("otel.service.name", name)
                .systemProperty("otel.exporter.otlp.endpoint", endpoint)
                .systemProperty("otel.bsp.schedule.delay", "50")
                .systemProperty("otel.exporter.prometheus.host", "127.0.0.1")
                .systemProperty("otel.exporter.prometheus.port", Integer.toString(port));
    }

    /** Adds {@code -Dname=value} or replaces it. */
    public JavaCommand systemProperty(String property, String value) {
        systemProperties.put(property, value);
        return this;
    }

    /** Adds arguments for the JVM itself, before {@code -jar} or the main class. */
    public JavaCommand jvmArguments(String... added) {
        jvmArguments.addAll(List.of(added));
        return this;
    }

    public JavaCommand environment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs an executable jar. */
    public JavaCommand jar(Path jar) {
        program.addAll(List.of("-jar", jar.toString()));
        return this;
    }

    /** Runs a main class on a class path. */
    public JavaCommand main(String mainClass, Path... classPath) {
        program.addAll(List.of(
                "-cp",
                List.of(classPath).stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                mainClass));
        return this;
    }

    /** Runs a main class on this JVM's own class path. */
    public JavaCommand mainOfThisClassPath(Class<?> mainClass) {
        program.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass.getName()));
        return this;
    }

    /** Runs that program of the JDK in place of {@code java}, or the one at that absolute path. */
    public JavaCommand tool(String program) {
        tool = program;
        return this;
    }

    /** Adds arguments for the program. */
    public JavaCommand arguments(String... added) {
        arguments.addAll(List.of(added));
        return this;
    }

    /** The working directory; by default this process's. */
    public JavaCommand directory(Path newDirectory) {
        directory = newDirectory;
        return this;
    }

    /** The value of {@code JAVA_TOOL_OPTIONS} that does what this command's agents and properties do. */
    public String asToolOptions() {
        return String.join(" ", agentsAndProperties());
    }

    public ApplicationProcess start() {
        List<String> command = new ArrayList<>();
        command.add(jdk.tool(tool).toString());
        command.addAll(agentsAndProperties());
        command.addAll(jvmArguments);
        command.addAll(program);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        builder.environment().keySet().removeIf(JavaCommand::configuresJvmOrAgent);
        builder.environment().putAll(environment);
        return ApplicationProcess.start(name, builder, metricsPort);
    }

    private List<String> agentsAndProperties() {
        List<String> options = new ArrayList<>();
        agents.forEach(jar -> options.add("-javaagent:" + jar));
        systemProperties.forEach((property, value) -> options.add("-D" + property + "=" + value));
        return options;
    }

    private static boolean configuresJvmOrAgent(String variable) {
        return variable.startsWith("OTEL_")
                || variable.startsWith("SONDE_")
                || variable.equals("JAVA_TOOL_OPTIONS")
                || variable.equals("JDK_JAVA_OPTIONS")
                || variable.equals("_JAVA_OPTIONS");
    }
}
