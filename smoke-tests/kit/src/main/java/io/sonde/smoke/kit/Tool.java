package io.sonde.smoke.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a small command with a text on its standard input. */
final class Tool {

    private static final int TIMEOUT_SECONDS = 60;

    /** What came of it; standard error is part of the output. */
    record Result(int exitCode, String output) {}

    private Tool() {}

    static Result run(List<String> command, String input) {
        try {
            Path file = Files.createTempFile("sonde-tool", ".txt");
            try {
                Files.writeString(file, input);
                Process process = new ProcessBuilder(command)
                        .redirectInput(file.toFile())
                        .redirectErrorStream(true)
                        .start();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(command + " does not end: " + output);
                }
                return new Result(process.exitValue(), output);
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }
}
