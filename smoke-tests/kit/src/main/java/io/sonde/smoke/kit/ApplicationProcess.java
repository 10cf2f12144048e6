package io.sonde.smoke.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program in a process of its own: a JVM with or without the agent, or any other command. Its output is captured by
 * line, standard output and standard error apart. Closing ends it; so does the end of the JVM that started it.
 * Thread-safe.
 */
public final class ApplicationProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ApplicationProcess::endAll, "application-process-end"));
    }

    private final String name;
    private final Process process;
    private final OptionalInt metricsPort;
    private final List<String> stdout = new ArrayList<>();
    private final List<String> stderr = new ArrayList<>();
    private final List<Thread> readers;

    private ApplicationProcess(String name, Process process, OptionalInt metricsPort) {
        this.name = name;
        this.process = process;
        this.metricsPort = metricsPort;
        this.readers = List.of(read(process.getInputStream(), stdout), read(process.getErrorStream(), stderr));
    }

    /** A JVM of that JDK, to be told what to run. */
    public static JavaCommand java(Jdk jdk) {
        return new JavaCommand(jdk);
    }

    static ApplicationProcess start(String name, ProcessBuilder command, OptionalInt metricsPort) {
        try {
            Process process = command.start();
            RUNNING.add(process);
            var unused = process.onExit().thenRun(() -> RUNNING.remove(process));
            return new ApplicationProcess(name, process, metricsPort);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The lines on standard output so far. */
    public List<String> stdout() {
        return copy(stdout);
    }

    /** The lines on standard error so far. */
    public List<String> stderr() {
        return copy(stderr);
    }

    /** The lines on standard error that the agent wrote. */
    public List<String> agentLines() {
        return stderr().stream().filter(line -> line.startsWith("[sonde]")).toList();
    }

    /**
     * Waits for a line on either output in which the regular expression is found, and gives the match.
     *
     * @throws AssertionError with the whole output when it does not come or the process ends without it
     */
    public Matcher awaitLine(String regularExpression, Duration timeout) {
        Pattern pattern = Pattern.compile(regularExpression);
        return Await.value(name + "'s line '" + regularExpression + "'", timeout, () -> {
            boolean ended = !process.isAlive() && readers.stream().noneMatch(Thread::isAlive);
            Optional<Matcher> match = find(pattern);
            if (match.isEmpty() && ended) {
                throw new AssertionError(
                        name + " ended with " + process.exitValue() + " before '" + regularExpression + "'" + output());
            }
            return match;
        });
    }

    /**
     * Waits for the end of the process and of its output.
     *
     * @return the exit code
     * @throws AssertionError with the whole output when it goes on
     */
    public int awaitExit(Duration timeout) {
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(name + " still runs after " + timeout + output());
            }
            for (Thread reader : readers) {
                reader.join(GRACE.toMillis());
            }
            return process.exitValue();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for the end of " + name, interruption);
        }
    }

    /** Asks the process to end in order (SIGTERM) and waits for it; what it says meanwhile is captured. */
    public int terminate() {
        // Process.destroy() would close its output at once.
        process.toHandle().destroy();
        return awaitExit(GRACE);
    }

    /** The port that {@link JavaCommand#observed} gave to the agent's server. */
    public int metricsPort() {
        return metricsPort.orElseThrow(() -> new IllegalStateException(name + " has no metrics port"));
    }

    /** Reads {@code /metrics} of the agent in this process in Prometheus' text format. */
    public MetricsText metrics() {
        return MetricsText.read(metricsPort());
    }

    /** Both outputs, for messages. */
    public String output() {
        return "\n--- " + name + " stdout\n" + String.join("\n", stdout()) + "\n--- " + name + " stderr\n"
                + String.join("\n", stderr());
    }

    @Override
    public void close() {
        end(process);
    }

    private Optional<Matcher> find(Pattern pattern) {
        for (List<String> lines : List.of(stdout(), stderr())) {
            for (String line : lines) {
                Matcher matcher = pattern.matcher(line);
                if (matcher.find()) {
                    return Optional.of(matcher);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> copy(List<String> lines) {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    private Thread read(InputStream stream, List<String> lines) {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader text =
                            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                        for (String line = text.readLine(); line != null; line = text.readLine()) {
                            synchronized (lines) {
                                lines.add(line);
                            }
                        }
                    } catch (IOException closed) {
                        // The process was ended while it wrote.
                    }
                },
                name + "-output");
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    private static void endAll() {
        RUNNING.forEach(Process::destroy);
        RUNNING.forEach(ApplicationProcess::end);
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
