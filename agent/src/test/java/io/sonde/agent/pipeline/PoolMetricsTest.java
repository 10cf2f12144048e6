package io.sonde.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.agent.metrics.MetricLimits;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.instrumentation.pool.ConnectionCounts;
import io.sonde.instrumentation.pool.ConnectionPool;
import io.sonde.instrumentation.pool.ConnectionPools;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PoolMetricsTest {

    private static final String ORDERS = "{db_client_connection_pool_name=\"orders\",";

    private final MetricsRegistry registry = new MetricsRegistry(new MetricLimits(2000, 200), (metric, failure) -> {
        throw new AssertionError(metric, failure);
    });
    private final PoolMetrics metrics = new PoolMetrics(registry);

    @Test
    void addsUpPoolsOfOneNameAndForgetsTheClosed() throws IOException {
        FixedPool first = new FixedPool();
        FixedPool second = new FixedPool();
        ConnectionPools.opened(first);
        ConnectionPools.opened(second);
        assertThat(text())
                .contains("db_client_connection_count" + ORDERS + "state=\"idle\",} 2.0")
                .contains("db_client_connection_count" + ORDERS + "state=\"used\",} 4.0")
                .contains("db_client_connection_max" + ORDERS + "} 6.0")
                .contains("db_client_connection_pending_requests" + ORDERS + "} 8.0");
        ConnectionPools.closed(first);
        assertThat(text()).contains("db_client_connection_max" + ORDERS + "} 3.0");
        second.collected = true;
        assertThat(text()).doesNotContain("db_client_connection_max" + ORDERS);
        ConnectionPools.closed(second);
    }

    @Test
    void recordsLoans() throws IOException {
        FixedPool pool = new FixedPool();
        metrics.opened(pool);
        assertThat(text()).contains("db_client_connection_timeouts_total" + ORDERS + "} 0.0");
        metrics.lent(pool, 2_000_000_000L);
        metrics.returned(pool, 3_000_000_000L);
        metrics.timedOut(pool);
        assertThat(text())
                .contains("db_client_connection_wait_time_seconds_sum" + ORDERS + "} 2.0")
                .contains("db_client_connection_use_time_seconds_sum" + ORDERS + "} 3.0")
                .contains("db_client_connection_timeouts_total" + ORDERS + "} 1.0");
    }

    private String text() throws IOException {
        StringWriter writer = new StringWriter();
        registry.write(writer, false);
        return writer.toString();
    }

    private static final class FixedPool extends ConnectionPool {

        private boolean collected;

        FixedPool() {
            super("orders");
        }

        @Override
        public boolean read(ConnectionCounts counts) {
            if (!collected) {
                counts.add(1, 2, 3, 4);
            }
            return !collected;
        }
    }
}
