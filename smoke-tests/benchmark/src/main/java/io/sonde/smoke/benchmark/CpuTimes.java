package io.sonde.smoke.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CPU time of each thread of a process, those of the garbage collector and the compiler too, to the nanosecond, as
 * Linux' scheduler counts it. Read while the process is idle: the time of a thread that runs is up to a tick old.
 *
 * @param byThread nanoseconds by thread id
 */
record CpuTimes(Map<String, Long> byThread) {

    static CpuTimes of(long process) {
        Map<String, Long> times = new HashMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + process + "/task"))) {
            for (Path task : (Iterable<Path>) tasks::iterator) {
                try {
                    String statistics = Files.readString(task.resolve("schedstat"));
                    times.put(
                            task.getFileName().toString(),
                            Long.valueOf(statistics.substring(0, statistics.indexOf(' '))));
                } catch (NoSuchFileException ended) {
                    // The thread ended between the listing and the reading.
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new CpuTimes(times);
    }

    /** Nanoseconds since then. What a thread that has ended since took in between is not in it. */
    long since(CpuTimes earlier) {
        return byThread.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - earlier.byThread.getOrDefault(thread.getKey(), 0L))
                .sum();
    }
}
