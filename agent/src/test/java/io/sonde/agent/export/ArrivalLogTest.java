package io.sonde.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How much is said of a backend that comes and goes. */
final class ArrivalLogTest {

    private static List<String> lines(String what) throws Exception {
        return TraceExportTest.LogOf.running("io.sonde.agent.export.ArrivalLogTest$" + what)
                .lines()
                .toList();
    }

    @Test
    void onceWhenItFailsAndOnceWhenItWorksAgain() throws Exception {
        assertThat(lines("Once"))
                .containsExactly(
                        "[sonde] WARN Traces do not arrive at there and are dropped until they do (why)",
                        "[sonde] Traces arrive again at there");
    }

    public static final class Once implements Runnable {
        @Override
        public void run() {
            ArrivalLog log = new ArrivalLog("there");
            log.arrived();
            for (int second = 0; second < 1000; second++) {
                log.failed("why", TimeUnit.SECONDS.toNanos(second));
            }
            log.arrived();
            log.arrived();
        }
    }

    @Test
    void twoLinesAMinuteHoweverOftenItChanges() throws Exception {
        List<String> lines = lines("Flapping");
        assertThat(lines).hasSize(20);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i))
                    .startsWith(
                            i % 2 == 0
                                    ? "[sonde] WARN Traces do not arrive at there"
                                    : "[sonde] Traces arrive again at there");
        }
        assertThat(lines.get(2)).endsWith("; so it was with 29 batches since this was last said");
    }

    /** Up and down every second for ten minutes, from a moment before the clock's overflow on. */
    public static final class Flapping implements Runnable {
        @Override
        public void run() {
            ArrivalLog log = new ArrivalLog("there");
            long start = Long.MAX_VALUE - TimeUnit.MINUTES.toNanos(3);
            for (int second = 0; second < 600; second += 2) {
                log.failed("why", start + TimeUnit.SECONDS.toNanos(second));
                log.arrived();
            }
        }
    }

    @Test
    void aFailureThatLastsIsSaidInTheEnd() throws Exception {
        assertThat(lines("Lasting"))
                .containsExactly(
                        "[sonde] WARN Traces do not arrive at there and are dropped until they do (one)",
                        "[sonde] Traces arrive again at there",
                        "[sonde] WARN Traces do not arrive at there and are dropped until they do (two)"
                                + "; so it was with 58 batches since this was last said");
    }

    public static final class Lasting implements Runnable {
        @Override
        public void run() {
            ArrivalLog log = new ArrivalLog("there");
            log.failed("one", 0);
            log.arrived();
            for (int second = 2; second < 100; second++) {
                log.failed("two", TimeUnit.SECONDS.toNanos(second));
            }
        }
    }

    @Test
    void rejectedSpansAreMentionedOnce() throws Exception {
        assertThat(lines("Rejected"))
                .containsExactly(
                        "[sonde] WARN there rejected 3 of 7 spans of a batch; further ones are only counted: too old");
    }

    public static final class Rejected implements Runnable {
        @Override
        public void run() {
            ArrivalLog log = new ArrivalLog("there");
            log.partly(0, 7, "");
            log.partly(3, 7, "too old");
            log.partly(4, 7, "too new");
        }
    }
}
