package io.sonde.instrumentation.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a call that comes too late may still carry. */
final class LocalTraceTest {

    private static final DatabaseStatement STATEMENT = new DatabaseStatement(new Database("h2", "", "", 0), "SELECT 1");

    private static Call call() {
        Call call = DatabaseCall.start(STATEMENT, 0);
        call.leaveThread();
        return call;
    }

    private static LocalTrace trace() {
        return new LocalTrace(1, 2, 0, null, null, false, (byte) 1);
    }

    @Test
    void positionsAndDecisions() {
        LocalTrace trace = trace();
        Call first = call();
        Call second = call();
        assertThat(trace.add(first, 10)).isEqualTo(LocalTrace.Decision.OPEN);
        assertThat(trace.add(second, 10)).isEqualTo(LocalTrace.Decision.OPEN);
        assertThat(second.positionInTrace()).isEqualTo(2);
        assertThat(second.endedBefore()).isSameAs(first);
        assertThat(trace.decide(true, 0)).isSameAs(second);
        assertThat(trace.decide(false, 0)).isNull();
        assertThat(trace().decide(false, 0)).isNull();
    }

    /** Linked to the others it would take them into the export queue a second time. */
    @Test
    void aCallThatLosesTheRaceAgainstTheDecisionIsLinkedToNothing() throws Exception {
        int rounds = 50_000;
        LocalTrace[] traces = new LocalTrace[rounds];
        Call[] late = new Call[rounds];
        for (int i = 0; i < rounds; i++) {
            traces[i] = trace();
            traces[i].add(call(), 10);
            late[i] = call();
        }
        LocalTrace.Decision[] decisions = new LocalTrace.Decision[rounds];
        AtomicInteger ready = new AtomicInteger();
        Thread adding = new Thread(() -> {
            for (int i = 0; i < rounds; i++) {
                ready.set(2 * i + 1);
                while (ready.get() == 2 * i + 1) {
                    Thread.onSpinWait();
                }
                decisions[i] = traces[i].add(late[i], 10);
            }
        });
        adding.start();
        for (int i = 0; i < rounds; i++) {
            while (ready.get() != 2 * i + 1) {
                Thread.onSpinWait();
            }
            ready.set(2 * i + 2);
            for (int spin = i % 64; spin > 0; spin--) {
                Thread.onSpinWait();
            }
            traces[i].decide(true, 0);
        }
        adding.join();

        int kept = 0;
        for (int i = 0; i < rounds; i++) {
            if (decisions[i] == LocalTrace.Decision.KEPT) {
                kept++;
                assertThat(late[i].endedBefore()).isNull();
            } else {
                assertThat(late[i].endedBefore()).isNotNull();
            }
        }
        assertThat(kept).as("calls that came too late").isPositive();
    }

    @Test
    void handsOverUntilAMinuteAfterItsEnd() {
        LocalTrace open = trace();
        LocalTrace endedNow = trace();
        endedNow.decide(false, System.nanoTime());
        LocalTrace endedLongAgo = trace();
        endedLongAgo.decide(true, System.nanoTime() - TimeUnit.SECONDS.toNanos(62));
        assertThat(open.handsOver()).isTrue();
        assertThat(endedNow.handsOver()).isTrue();
        assertThat(endedLongAgo.handsOver()).isFalse();
    }
}
