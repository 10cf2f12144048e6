package io.sonde.instrumentation.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of waits, and that one thread's waits need one object. */
final class LendingWaitTest {

    private final ConnectionPool orders = new NamedPool("orders");
    private final ConnectionPool stock = new NamedPool("stock");
    private final List<String> said = new ArrayList<>();
    private long latestWaitNanos;

    @BeforeEach
    void listen() {
        ConnectionPools.connect(new ConnectionPoolListener() {
            @Override
            public void opened(ConnectionPool pool) {}

            @Override
            public void lent(ConnectionPool pool, long waitNanos) {
                assertThat(waitNanos).isNotNegative();
                latestWaitNanos = waitNanos;
                said.add(pool.name() + " lent");
            }

            @Override
            public void returned(ConnectionPool pool, long useNanos) {}

            @Override
            public void timedOut(ConnectionPool pool) {
                said.add(pool.name() + " timed out");
            }
        });
    }

    @AfterEach
    void listenNoMore() {
        ConnectionPools.connect(null);
    }

    @Test
    void oneObjectServesAThread() {
        LendingWait first = LendingWait.begin(orders);
        first.lent();
        LendingWait second = LendingWait.begin(stock);
        second.failed(true);
        LendingWait third = LendingWait.begin(orders);
        third.failed(false);

        assertThat(second).isSameAs(first);
        assertThat(third).isSameAs(first);
        assertThat(said).containsExactly("orders lent", "stock timed out");
    }

    @Test
    void onePoolMayAskAnother() {
        LendingWait outer = LendingWait.begin(orders);
        LendingWait inner = LendingWait.begin(stock);
        inner.lent();
        outer.lent();

        assertThat(inner).isNotSameAs(outer);
        assertThat(said).containsExactly("stock lent", "orders lent");
        assertThat(LendingWait.begin(orders)).isSameAs(outer);
        outer.failed(false);
    }

    @Test
    void aWaitThatEndedTakesNoLonger() {
        long before = System.nanoTime();
        LendingWait wait = LendingWait.begin(orders);
        long end = LendingWait.endsNow();
        while (System.nanoTime() - end < 1_000_000) {
            Thread.onSpinWait();
        }
        wait.lent();
        assertThat(latestWaitNanos).isLessThanOrEqualTo(end - before);

        LendingWait.begin(orders).lent();
        assertThat(latestWaitNanos).isLessThan(System.nanoTime() - end);
    }

    @Test
    void theInnerOfTwoWaitsDoesNotEndTheOuter() {
        LendingWait outer = LendingWait.begin(orders);
        LendingWait inner = LendingWait.begin(stock);
        LendingWait.endsNow();
        inner.lent();
        long innerEnd = System.nanoTime();
        long outerEnd = LendingWait.endsNow();
        outer.lent();
        assertThat(latestWaitNanos).isGreaterThanOrEqualTo(outerEnd - innerEnd);
    }

    private static final class NamedPool extends ConnectionPool {

        NamedPool(String name) {
            super(name);
        }

        @Override
        public boolean read(ConnectionCounts counts) {
            return false;
        }
    }
}
