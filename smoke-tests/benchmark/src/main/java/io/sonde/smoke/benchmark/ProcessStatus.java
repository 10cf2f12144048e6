package io.sonde.smoke.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Linux and the JDK's tools tell of a process from outside. */
final class ProcessStatus {

    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    private ProcessStatus() {}

    /** CPU time since the start, of ended threads too, to ten milliseconds. */
    static double cpuSeconds(long process) {
        String statistics = read("/proc/" + process + "/stat");
        String[] fields = statistics.substring(statistics.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) / TICKS_PER_SECOND;
    }

    /** Resident memory. */
    static long residentBytes(long process) {
        return read("/proc/" + process + "/status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /** Classes that a JVM has loaded so far, read from its performance counters without disturbing it. */
    static long loadedClasses(long process) {
        Path jstat = Path.of(System.getProperty("java.home"), "bin", "jstat");
        try {
            Process running = new ProcessBuilder(jstat.toString(), "-class", Long.toString(process))
                    .redirectErrorStream(true)
                    .start();
            List<String> lines = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (lines.size() != 2) {
                throw new IllegalStateException("jstat said " + lines);
            }
            return Long.parseLong(lines.get(1).trim().split("\\s+", -1)[0]);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
