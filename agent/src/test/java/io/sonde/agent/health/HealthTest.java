package io.sonde.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.PropertySource;
import io.sonde.agent.metrics.Buckets;
import io.sonde.agent.metrics.HistogramFamily;
import io.sonde.agent.metrics.LabelNames;
import io.sonde.agent.metrics.MetricLimits;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.bootstrap.HealthChecks;
import io.sonde.instrumentation.pool.ConnectionCounts;
import io.sonde.instrumentation.pool.ConnectionPool;
import io.sonde.instrumentation.pool.ConnectionPools;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {

    private final MetricsRegistry registry = new MetricsRegistry(MetricLimits.DEFAULT, (metric, failure) -> {});
    private final HistogramFamily http = registry.requests(
            "http_client_requests_total",
            "Requests.",
            "http_client_request_duration_seconds",
            "Durations.",
            Buckets.LATENCY,
            LabelNames.of("server_address", "server_port", "error_type"));

    @AfterEach
    void unregister() {
        HealthChecks.registered().keySet().forEach(HealthChecks::unregister);
    }

    private Health health(String... properties) {
        Properties set = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            set.setProperty(properties[i], properties[i + 1]);
        }
        AgentConfiguration configuration = new AgentConfiguration(new PropertySource(set, name -> null));
        return new Health(configuration.health(), registry, null, System.nanoTime());
    }

    private void calls(String address, String error, int count) {
        for (int i = 0; i < count; i++) {
            http.series(address, "80", error).record(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "healthy, 100, 0, 500",
        "healthy, 91, 9, 500",
        "degraded, 90, 10, 500",
        "degraded, 90, 10, java.net.ConnectException",
        "degraded, 0, 100, 503",
        "healthy, 0, 100, 404",
        "healthy, 0, 9, 500",
    })
    void aTargetIsJudgedByTheShareOfItsFailures(String status, int good, int bad, String error) {
        calls("old", "500", 1000);
        Health health = health();
        calls("stock", "", good);
        calls("stock", error, bad);

        Health.Answer answer = health.ask();
        assertThat(answer.status().text()).as(answer.json()).isEqualTo(status);
        assertThat(answer.json())
                .contains("\"name\": \"http stock:80\"")
                .contains("\"calls_last_minute\": " + (good + bad))
                .contains("\"name\": \"http old:80\",\n      \"status\": \"healthy\"");
    }

    @Test
    void aTargetMayMakeItUnhealthyIfThatIsWanted() {
        Health health = health("sonde.health.target.unhealthy-error-ratio", "0.5");
        calls("stock", "500", 10);
        assertThat(health.ask().status()).isEqualTo(HealthStatus.UNHEALTHY);
    }

    @Test
    void targetsAreBoundedAndTheRestIsAddedUp() {
        Health health = health("sonde.health.target.maximum", "3");
        for (int i = 0; i < 150; i++) {
            calls("host" + i, "", 1);
        }
        String json = health.ask().json();
        assertThat(json.split("\"component\": \"target\"", -1)).hasSize(5);
        assertThat(json).contains("\"name\": \"other\"").contains("\"calls_last_minute\": 147");
    }

    @ParameterizedTest
    @CsvSource({
        "RPC, UNAVAILABLE, true",
        "RPC, NOT_FOUND, false",
        "RPC, java.io.IOException, true",
        "DATABASE, 08006, true",
        "DATABASE, 23505, false",
        "DATABASE, 42001, false",
        "DATABASE, java.sql.SQLException, true",
        "HTTP, 499, false",
        "HTTP, 500, true",
        "HTTP, '', false",
    })
    void whatSaysThatATargetIsIll(TargetFailure.Kind kind, String error, boolean ill) {
        assertThat(TargetFailure.is(kind, error)).isEqualTo(ill);
    }

    @Test
    void applicationsAnswerInTheirOwnWay() {
        HealthChecks.register("yes", () -> true);
        HealthChecks.register("map", () -> Map.of("status", "degraded", "reason", "it is full", "files", 12));
        Health.Answer answer = health().ask();
        assertThat(answer.status()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(answer.json())
                .contains("\"name\": \"map\",\n      \"status\": \"degraded\",\n      \"reason\": \"it is full\",\n"
                        + "      \"files\": 12")
                .contains("\"name\": \"yes\",\n      \"status\": \"healthy\"");

        HealthChecks.register("no", () -> false);
        assertThat(health().ask().status()).isEqualTo(HealthStatus.UNHEALTHY);
        HealthChecks.unregister("no");
        HealthChecks.register("nonsense", () -> 7);
        assertThat(health().ask().status()).isEqualTo(HealthStatus.UNKNOWN);
        HealthChecks.register("throws", () -> {
            throw new AssertionError("see https://u:s3cret@host/");
        });
        Health.Answer failed = health().ask();
        assertThat(failed.status()).isEqualTo(HealthStatus.UNHEALTHY);
        assertThat(failed.json()).contains("java.lang.AssertionError: see").doesNotContain("s3cret");
    }

    @Test
    void aCheckThatHangsIsUnknownAndIsNotStartedAgain() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        int[] calls = new int[1];
        HealthChecks.register("hangs", () -> {
            calls[0]++;
            return release.await(20, TimeUnit.SECONDS);
        });
        Health health = health("sonde.health.check-timeout", "50ms");
        long start = System.nanoTime();
        Health.Answer first = health.ask();
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
        assertThat(first.status()).isEqualTo(HealthStatus.UNKNOWN);
        assertThat(first.json()).contains("no answer for");
        assertThat(health.ask()).as("cached for a second").isSameAs(first);
        while (health.ask() == first) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(health.ask().status()).isEqualTo(HealthStatus.UNKNOWN);
        assertThat(calls[0]).isEqualTo(1);
        release.countDown();
    }

    @Test
    void aPoolThatStaysExhaustedIsUnhealthy() {
        int[] counts = {1, 1, 0};
        ConnectionPool pool = new ConnectionPool("orders") {
            @Override
            public boolean read(ConnectionCounts read) {
                read.add(counts[0], counts[1], 2, counts[2]);
                return true;
            }
        };
        ConnectionPools.opened(pool);
        try {
            assertThat(health("sonde.health.pool.unhealthy-after", "0").ask().status())
                    .isEqualTo(HealthStatus.HEALTHY);
            counts[0] = 0;
            counts[1] = 2;
            assertThat(health("sonde.health.pool.unhealthy-after", "0").ask().status())
                    .as("full, but nobody waits")
                    .isEqualTo(HealthStatus.HEALTHY);
            counts[2] = 3;
            assertThat(health().ask().status()).isEqualTo(HealthStatus.DEGRADED);
            Health impatient = health("sonde.health.pool.unhealthy-after", "0");
            impatient.look();
            Health.Answer answer = impatient.ask();
            assertThat(answer.status()).isEqualTo(HealthStatus.UNHEALTHY);
            assertThat(answer.json()).contains("\"pending\": 3");
        } finally {
            ConnectionPools.closed(pool);
        }
    }
}
