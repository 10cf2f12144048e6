package io.sonde.smoke.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/**
 * Measures what agents cost and prints it as tables. What goes on is said on standard error, the tables on standard
 * output; with {@code --write} they go to a file too.
 */
public final class Benchmark {

    private Benchmark() {}

    public static void main(String[] arguments) {
        try {
            Options options = Options.parse(arguments);
            long started = System.nanoTime();
            Figures figures = measure(options, message -> System.err.println(elapsed(started) + " " + message));
            String report = new Report(options, figures, LocalDate.now(ZoneOffset.UTC)).render();
            new PrintStream(System.out, true, StandardCharsets.UTF_8).print(report);
            if (options.results().isPresent()) {
                write(options.results().get(), report);
            }
            System.err.println(elapsed(started) + " done");
        } catch (IllegalArgumentException misunderstood) {
            System.err.println("benchmark: " + misunderstood.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
        } catch (IOException | IllegalStateException | AssertionError failure) {
            System.err.println("benchmark: " + failure.getMessage());
            System.exit(1);
        }
    }

    static Figures measure(Options options, Consumer<String> progress) throws IOException {
        try (SinkProcess sink = SinkProcess.start(
                        options.contestants().size() * options.effort().generations() + 1);
                ObjectServer objects = ObjectServer.start()) {
            StartFigures starts = StartFigures.measure(options, sink, objects, progress);
            LoadFigures load = new LoadMeasurement(options, sink, objects, progress).run();
            return new Figures(starts, load);
        }
    }

    private static void write(Path file, String report) throws IOException {
        Files.writeString(file, report);
        System.err.println("written to " + file);
    }

    private static String elapsed(long started) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
        return String.format("%2d:%02d", elapsed.toMinutes(), elapsed.toSecondsPart());
    }
}
