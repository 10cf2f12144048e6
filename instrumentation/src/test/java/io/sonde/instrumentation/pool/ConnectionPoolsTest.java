package io.sonde.instrumentation.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionPoolsTest {

    @Test
    void showsPoolsThatAreOpen() {
        ConnectionPool first = new FixedPool("shown");
        ConnectionPool second = new FixedPool("shown");
        ConnectionPools.opened(first);
        ConnectionPools.opened(second);
        assertThat(ConnectionPools.open()).containsSubsequence(first, second);
        ConnectionPools.closed(first);
        assertThat(ConnectionPools.open()).contains(second).doesNotContain(first);
        ConnectionPools.closed(second);
        assertThat(ConnectionPools.open()).doesNotContain(second);
    }

    @Test
    void keepsNoPoolAlive() {
        WeakReference<ConnectionPool> pool = new WeakReference<>(new FixedPool("forgotten"));
        ConnectionPools.opened(pool.get());
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (pool.get() != null && System.nanoTime() < deadline) {
            System.gc();
        }
        assertThat(pool.get()).isNull();
        assertThat(ConnectionPools.open()).noneMatch(open -> open.name().equals("forgotten"));
    }

    private static final class FixedPool extends ConnectionPool {

        FixedPool(String name) {
            super(name);
        }

        @Override
        public boolean read(ConnectionCounts counts) {
            counts.add(1, 2, 3, 4);
            return true;
        }
    }
}
