package io.sonde.smoke.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * CPU time of each thread of a process, those of the garbage collector and the compiler too, to the nanosecond, as
 * Linux' scheduler counts it. Read while the process is idle: the time of a thread that runs is up to a tick old.
 *
 * @param byThread nanoseconds by thread id
 * @param compilers the thread ids of the JVM's compilers
 */
record CpuTimes(Map<String, Long> byThread, Set<String> compilers) {

    static CpuTimes of(long process) {
        Map<String, Long> times = new HashMap<>();
        Set<String> compilers = new HashSet<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + process + "/task"))) {
            for (Path task : (Iterable<Path>) tasks::iterator) {
                try {
                    String statistics = Files.readString(task.resolve("schedstat"));
                    String thread = task.getFileName().toString();
                    times.put(thread, Long.valueOf(statistics.substring(0, statistics.indexOf(' '))));
                    String name = Files.readString(task.resolve("comm"));
                    if (name.startsWith("C1 Compiler") || name.startsWith("C2 Compiler")) {
                        compilers.add(thread);
                    }
                } catch (NoSuchFileException ended) {
                    // The thread ended between the listing and the reading.
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new CpuTimes(times, compilers);
    }

    /** Nanoseconds since then. What a thread that has ended since took in between is not in it. */
    long since(CpuTimes earlier) {
        return since(earlier, byThread.keySet());
    }

    /** The part of {@link #since} that the compilers took, from 0 to 1. */
    double compilersShareSince(CpuTimes earlier) {
        return (double) since(earlier, compilers) / since(earlier);
    }

    private long since(CpuTimes earlier, Set<String> threads) {
        return threads.stream()
                .mapToLong(thread -> byThread.get(thread) - earlier.byThread.getOrDefault(thread, 0L))
                .sum();
    }
}
