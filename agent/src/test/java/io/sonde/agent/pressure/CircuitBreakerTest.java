package io.sonde.agent.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.PropertySource;
import io.sonde.agent.diagnostics.AgentCondition;
import io.sonde.agent.metrics.MetricLimits;
import io.sonde.agent.metrics.MetricsRegistry;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** With a heap and a time that are told. */
final class CircuitBreakerTest {

    private final AgentCondition condition = new AgentCondition();
    private final MetricsRegistry metrics = new MetricsRegistry(new MetricLimits(100, 100), (metric, failure) -> {
        throw new AssertionError(metric, failure);
    });
    private final Heap heap = new Heap();
    private final CircuitBreaker breaker = breaker();
    private boolean recorded = true;
    private long seconds;

    private static final class Heap implements CircuitBreaker.Readings {
        long collected = 100;
        long used = 900;
        long collectionMillis;
        boolean exhausted;

        @Override
        public long usedAfterCollection() {
            if (exhausted) {
                throw new OutOfMemoryError("made up");
            }
            return collected;
        }

        @Override
        public long used() {
            return used;
        }

        @Override
        public long maximum() {
            return 1000;
        }

        @Override
        public long collectionMillis() {
            return collectionMillis;
        }
    }

    private CircuitBreaker breaker() {
        Properties properties = new Properties();
        return new CircuitBreaker(
                new AgentConfiguration(new PropertySource(properties, name -> null)).circuitBreaker(),
                heap,
                on -> recorded = on,
                condition,
                metrics);
    }

    /** Looks once a second, while collections take so many milliseconds of each. */
    private void look(int times, int collectionMillis) {
        for (int i = 0; i < times; i++) {
            seconds++;
            heap.collectionMillis += collectionMillis;
            breaker.look(TimeUnit.SECONDS.toNanos(seconds));
        }
    }

    private void assertOpen(boolean open) {
        assertThat(breaker.isOpen()).isEqualTo(open);
        assertThat(recorded).isEqualTo(!open);
        assertThat(condition.recordingStopped() == null).isEqualTo(!open);
        assertThat(metrics()).contains("sonde_circuit_breaker_open " + (open ? "1.0" : "0.0"));
    }

    private String metrics() {
        StringWriter text = new StringWriter();
        try {
            metrics.write(text, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @Test
    void aFullHeapOpensAndHalfAMinuteWithoutCloses() {
        look(5, 0);
        assertOpen(false);
        heap.collected = 950;
        heap.used = 960;
        look(1, 0);
        assertOpen(true);
        assertThat(condition.recordingStopped()).isEqualTo("95 % of the heap were in use after garbage collection");
        look(100, 0);
        assertOpen(true);

        heap.collected = 500;
        look(29, 0);
        assertOpen(true);
        look(1, 0);
        assertOpen(false);
        assertThat(metrics()).contains("sonde_circuit_breaker_opened_total{reason=\"heap\",} 1.0");
    }

    @Test
    void whatIsFreedBeforeTheNextCollectionOfThatPartCounts() {
        heap.collected = 980;
        heap.used = 990;
        look(1, 0);
        assertOpen(true);
        heap.used = 300;
        look(30, 0);
        assertOpen(false);
    }

    @Test
    void collectionsThatTakeMostOfTheTimeOpen() {
        look(20, 400);
        assertOpen(false);
        look(1, 900);
        assertOpen(false);
        look(9, 600);
        assertOpen(true);
        assertThat(condition.recordingStopped()).contains("% of the last 10 s went to garbage collection");
        look(10, 0);
        assertOpen(true);
        look(31, 0);
        assertOpen(false);
        assertThat(metrics()).contains("sonde_circuit_breaker_opened_total{reason=\"gc\",} 1.0");
    }

    @Test
    void oneCollectionAtTheStartDoesNot() {
        look(1, 0);
        look(1, 900);
        assertOpen(false);
    }

    @Test
    void noMemoryToLookOpens() {
        heap.exhausted = true;
        look(1, 0);
        assertOpen(true);
    }
}
