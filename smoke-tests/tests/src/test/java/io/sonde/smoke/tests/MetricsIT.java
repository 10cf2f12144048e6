package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.MetricsText;
import io.sonde.smoke.kit.OpenMetricsParser;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.Promtool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What stands on /metrics of both services after ten orders, one of an unknown item and one that fails. */
class MetricsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ORDERS = 10;

    private static OtlpReceiver receiver;
    private static Services services;

    @BeforeAll
    static void order() {
        receiver = OtlpReceiver.start();
        services = Services.observed(Jdks.current(), receiver);
        for (int i = 0; i < ORDERS; i++) {
            assertThat(services.order(1 + i).statusCode()).isEqualTo(201);
        }
        assertThat(services.order(99).statusCode()).isEqualTo(422);
        assertThat(services.order(13).statusCode()).isEqualTo(500);
    }

    @AfterAll
    static void end() {
        services.close();
        receiver.close();
    }

    @Test
    void requestsAreCountedByRouteAndOutcome() {
        Await.asserted(PATIENCE, () -> {
            MetricsText shop = services.shop().metrics();
            for (String metric : List.of("http_server_requests_total", "http_server_request_duration_seconds_count")) {
                assertThat(shop.value(metric, server("201", ""))).isEqualTo(ORDERS);
                assertThat(shop.value(metric, server("422", ""))).isEqualTo(1);
                assertThat(shop.value(metric, server("500", "500"))).isEqualTo(1);
                assertThat(shop.samples(metric, Map.of())).hasSize(3);
            }
            assertThat(shop.sum("http_server_active_requests", Map.of())).isZero();
            assertThat(services.stock().metrics().sum("http_server_requests_total", Map.of()))
                    .isEqualTo(2 * ORDERS + 2);
        });
    }

    @Test
    void callsOfTheStockAreCounted() {
        String port = Integer.toString(services.stockAddress().getPort());
        Await.asserted(PATIENCE, () -> {
            MetricsText shop = services.shop().metrics();
            for (String metric : List.of("http_client_requests_total", "http_client_request_duration_seconds_count")) {
                assertThat(shop.value(metric, client("GET", port, "200", ""))).isEqualTo(ORDERS);
                assertThat(shop.value(metric, client("POST", port, "201", ""))).isEqualTo(ORDERS);
                assertThat(shop.value(metric, client("GET", port, "404", "404")))
                        .isEqualTo(1);
                assertThat(shop.value(metric, client("GET", port, "500", "500")))
                        .isEqualTo(1);
            }
            assertThat(shop.sum("http_client_active_requests", Map.of())).isZero();
        });
    }

    @Test
    void statementsAreCounted() {
        Await.asserted(PATIENCE, () -> {
            MetricsText stock = services.stock().metrics();
            for (String metric : List.of("db_client_operations_total", "db_client_operation_duration_seconds_count")) {
                // Ten items that are there, one that is not.
                assertThat(stock.value(metric, statement("SELECT", "items", "")))
                        .isEqualTo(ORDERS + 1);
                assertThat(stock.value(metric, statement("SELECT", "items", "22012")))
                        .isEqualTo(1);
                assertThat(stock.value(metric, statement("UPDATE", "items", "")))
                        .isEqualTo(ORDERS);
                assertThat(stock.value(metric, statement("INSERT", "reservations", "")))
                        .isEqualTo(ORDERS);
            }
            assertThat(services.shop()
                            .metrics()
                            .value(
                                    "db_client_operations_total",
                                    Map.of("db_operation_name", "INSERT", "db_collection_name", "orders")))
                    .isEqualTo(ORDERS);
        });
    }

    @Test
    void sondeDescribesItself() {
        MetricsText shop = services.shop().metrics();

        assertThat(shop.samples("target_info", Map.of("service_name", "shop"))).hasSize(1);
        assertThat(shop.value("sonde_build_info", Map.of())).isEqualTo(1);
        assertThat(shop.sum("sonde_spans_total", Map.of("outcome", "kept"))).isPositive();
        assertThat(shop.sum("sonde_instrumentation_errors_total", Map.of())).isZero();
        assertThat(shop.sum("sonde_series_overflow_total", Map.of())).isZero();
        assertThat(shop.sum("jvm_memory_used_bytes", Map.of())).isPositive();
        assertThat(shop.sum("jvm_thread_count", Map.of())).isPositive();
    }

    @Test
    void promtoolFindsNothingToComplainOf() {
        for (String text : List.of(
                services.shop().metrics().text(), services.stock().metrics().text())) {
            Promtool.Verdict verdict = Promtool.check(text);
            assertThat(verdict.output()).isEmpty();
            assertThat(verdict.exitCode()).isZero();
        }
    }

    @Test
    void exemplarsNameKeptTraces() {
        Set<String> exemplars = Await.value("exemplars", PATIENCE, () -> {
            Set<String> found =
                    OpenMetricsParser.parse(
                                    MetricsText.readOpenMetrics(services.shop().metricsPort()))
                            .stream()
                            .filter(sample -> sample.name().equals("http_server_request_duration_seconds_bucket"))
                            .flatMap(sample -> sample.exemplar().stream())
                            .map(exemplar -> exemplar.labels().get("trace_id") + " "
                                    + exemplar.labels().get("span_id"))
                            .collect(Collectors.toSet());
            return found.isEmpty() ? Optional.empty() : Optional.of(found);
        });

        receiver.awaitSpans(ORDERS + 2, span -> span.name().equals("POST /orders"));
        Set<String> received = receiver.spans().stream()
                .filter(span -> span.service().equals("shop"))
                .map(span -> span.traceId() + " " + span.spanId())
                .collect(Collectors.toSet());
        assertThat(received).containsAll(exemplars);
    }

    private static Map<String, String> server(String status, String error) {
        return Map.of(
                "http_request_method",
                "POST",
                "http_route",
                "/orders",
                "http_response_status_code",
                status,
                "error_type",
                error);
    }

    private static Map<String, String> client(String method, String port, String status, String error) {
        return Map.of(
                "http_request_method",
                method,
                "server_address",
                "127.0.0.1",
                "server_port",
                port,
                "http_response_status_code",
                status,
                "error_type",
                error);
    }

    private static Map<String, String> statement(String operation, String table, String error) {
        return Map.of(
                "db_system_name",
                "h2database",
                "db_namespace",
                "stock",
                "db_operation_name",
                operation,
                "db_collection_name",
                table,
                "error_type",
                error);
    }
}
