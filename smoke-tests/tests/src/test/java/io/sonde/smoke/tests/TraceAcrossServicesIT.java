package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OrderTraces;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.SpanKind;
import io.sonde.smoke.kit.Trace;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One trace from the shop over the stock to its database, with every attribute that the contract lists. */
class TraceAcrossServicesIT {

    private static OtlpReceiver receiver;
    private static Services services;

    @BeforeAll
    static void start() {
        receiver = OtlpReceiver.start();
        services = Services.observed(Jdks.current(), receiver);
    }

    @AfterAll
    static void end() {
        services.close();
        receiver.close();
    }

    @Test
    void anOrderIsOneTrace() {
        Trace trace = order(3, 201, "whole order");

        ReceivedSpan root = trace.roots().get(0);
        assertThat(root.parentSpanId()).isEmpty();
        assertThat(trace.children(root)).extracting(ReceivedSpan::kind).containsOnly(SpanKind.CLIENT);
        assertThat(trace.children(root))
                .extracting(ReceivedSpan::service, ReceivedSpan::name)
                .startsWith(tuple("shop", "GET 127.0.0.1"))
                .endsWith(tuple("shop", "INSERT orders"), tuple("shop", "POST 127.0.0.1"))
                .hasSize(4);
        ReceivedSpan lookUp = onlyChild(trace, trace.children(root).get(0));
        ReceivedSpan reservation = onlyChild(trace, trace.children(root).get(3));
        assertThat(lookUp.service()).isEqualTo("stock");
        assertThat(lookUp.kind()).isEqualTo(SpanKind.SERVER);
        assertThat(reservation.kind()).isEqualTo(SpanKind.SERVER);
        assertThat(trace.children(lookUp)).extracting(ReceivedSpan::name).containsExactly("SELECT items");
        assertThat(trace.children(reservation))
                .extracting(ReceivedSpan::name)
                .containsExactly("UPDATE items", "INSERT reservations");
        assertThat(trace.spans()).hasSize(10).noneMatch(ReceivedSpan::failed).allSatisfy(span -> {
            assertThat(span.events()).isEmpty();
            assertThat(span.end()).isGreaterThanOrEqualTo(span.start());
            assertThat(span.attribute("error.type")).isNull();
        });
        for (ReceivedSpan span : trace.spans()) {
            trace.parent(span)
                    .filter(parent -> parent.service().equals(span.service()))
                    .ifPresent(parent -> {
                        assertThat(span.start()).isGreaterThanOrEqualTo(parent.start());
                        assertThat(span.end()).isLessThanOrEqualTo(parent.end());
                    });
        }
    }

    @Test
    void serverSpansSayWhatWasAsked() {
        Trace trace = order(4, 201, "server attributes");

        ReceivedSpan order = trace.spans("shop", SpanKind.SERVER).get(0);
        assertThat(order.name()).isEqualTo("POST /orders");
        assertThat(order.attributes())
                .containsEntry("http.request.method", "POST")
                .containsEntry("url.scheme", "http")
                .containsEntry("url.path", "/orders")
                .containsEntry("http.route", "/orders")
                .containsEntry("http.response.status_code", 201L)
                .containsEntry("server.address", "127.0.0.1")
                .containsEntry("server.port", (long) services.shopAddress().getPort())
                .containsEntry("client.address", "127.0.0.1")
                .containsEntry("network.peer.address", "127.0.0.1")
                .containsEntry("network.protocol.version", "1.1")
                .containsEntry("user_agent.original", "server attributes")
                .doesNotContainKeys("url.query", "http.request.method_original");
        assertThat(order.attribute("network.peer.port")).isInstanceOf(Long.class);

        ReceivedSpan lookUp = trace.spans("stock", SpanKind.SERVER).get(0);
        assertThat(lookUp.attributes())
                .containsEntry("http.request.method", "GET")
                .containsEntry("url.scheme", "http")
                .containsEntry("url.path", "/items/4")
                .containsEntry("http.response.status_code", 200L)
                .containsEntry("server.address", "127.0.0.1")
                .containsEntry("server.port", (long) services.stockAddress().getPort())
                .containsEntry("client.address", "127.0.0.1")
                .containsEntry("network.peer.address", "127.0.0.1")
                .containsEntry("network.protocol.version", "1.1")
                .containsKeys("network.peer.port", "user_agent.original");
        // The JDK's server has no templates: the path a handler was made for is its mapping.
        assertThat(lookUp.name()).isEqualTo("GET /items");
        assertThat(lookUp.attribute("http.route")).isEqualTo("/items");
    }

    @Test
    void theRouteIsTheTemplateAndSecretsInTheQueryAreRedacted() {
        HttpResponse<String> response =
                Http.get(services.shopAddress().resolve("/orders?customer=ada&sig=hunter2"), "User-Agent", "redaction");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Http.get(services.shopAddress().resolve("/orders/123456"), "User-Agent", "template")
                        .statusCode())
                .isEqualTo(404);

        assertThat(bySender("redaction").text("url.query").orElse(""))
                .contains("customer=ada")
                .doesNotContain("hunter2");
        ReceivedSpan template = bySender("template");
        assertThat(template.name()).isEqualTo("GET /orders/{id}");
        assertThat(template.attribute("http.route")).isEqualTo("/orders/{id}");
        assertThat(template.attribute("url.path")).isEqualTo("/orders/123456");
        assertThat(template.failed()).as("404 at a server is no error").isFalse();
    }

    @Test
    void clientSpansSayWhomTheyAsked() {
        Trace trace = order(5, 201, "client attributes");

        List<ReceivedSpan> calls =
                trace.spans(span -> span.kind() == SpanKind.CLIENT && span.attribute("http.request.method") != null);
        assertThat(calls)
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.attributes())
                        .containsEntry("server.address", "127.0.0.1")
                        .containsEntry(
                                "server.port", (long) services.stockAddress().getPort())
                        .containsEntry("network.protocol.version", "1.1")
                        .doesNotContainKey("http.request.resend_count"));
        assertThat(calls.get(0).attributes())
                .containsEntry("http.request.method", "GET")
                .containsEntry("http.response.status_code", 200L)
                .containsEntry(
                        "url.full", services.stockAddress().resolve("/items/5").toString());
        assertThat(calls.get(1).attributes())
                .containsEntry("http.request.method", "POST")
                .containsEntry("http.response.status_code", 201L)
                .containsEntry(
                        "url.full",
                        services.stockAddress().resolve("/reservations").toString());
    }

    @Test
    void statementsAreNamedAndSanitised() {
        Trace trace = order(7, 201, "statements");

        assertThat(statement(trace, "INSERT orders").attributes())
                .containsEntry("db.system.name", "h2database")
                .containsEntry("db.namespace", "shop")
                .containsEntry("db.query.text", "INSERT INTO orders (id, customer, item, quantity) VALUES (?, ?, ?, ?)")
                .containsEntry("db.query.summary", "INSERT orders")
                .containsEntry("db.operation.name", "INSERT")
                .containsEntry("db.collection.name", "orders")
                .doesNotContainKeys("db.response.status_code", "db.operation.batch.size", "server.address");
        ReceivedSpan slow = statement(trace, "SELECT items");
        assertThat(slow.service()).isEqualTo("stock");
        assertThat(slow.duration().toMillis()).isGreaterThanOrEqualTo(1200);
        assertThat(slow.attributes())
                .containsEntry("db.namespace", "stock")
                .containsEntry("db.query.text", "SELECT id, name, quantity, pause(?) FROM items WHERE id = ?")
                .containsEntry("db.response.returned_rows", 1L);
    }

    @Test
    void aFailureIsShownAtEachSpanItPasses() {
        Trace trace = order(13, 500, "failure");

        assertThat(trace.roots()).singleElement().satisfies(order -> {
            assertThat(order.failed()).isTrue();
            assertThat(order.attribute("error.type")).isNotNull();
            assertThat(order.attribute("http.response.status_code")).isEqualTo(500L);
        });
        assertThat(trace.spans("shop", SpanKind.CLIENT)).singleElement().satisfies(call -> {
            assertThat(call.failed()).isTrue();
            assertThat(call.attribute("error.type")).isEqualTo("500");
        });
        assertThat(trace.spans("stock", SpanKind.SERVER)).singleElement().satisfies(request -> {
            assertThat(request.failed()).isTrue();
            assertThat(request.attribute("error.type")).isEqualTo("500");
        });
        assertThat(trace.spans("stock", SpanKind.CLIENT)).singleElement().satisfies(statement -> {
            assertThat(statement.failed()).isTrue();
            assertThat(statement.attribute("db.response.status_code")).isEqualTo("22012");
            assertThat(statement.attribute("error.type")).isEqualTo("22012");
            assertThat(statement.events()).singleElement().satisfies(event -> {
                assertThat(event.name()).isEqualTo("exception");
                assertThat(event.attributes()).containsEntry("exception.type", "org.h2.jdbc.JdbcSQLDataException");
                assertThat(String.valueOf(event.attributes().get("exception.message")))
                        .startsWith("SQLState 22012")
                        .doesNotContain("SELECT");
                assertThat(String.valueOf(event.attributes().get("exception.stacktrace")))
                        .contains("at org.h2.")
                        .contains("at io.sonde.smoke.stock.StockDatabase.find");
            });
        });
    }

    @Test
    void theResourceNamesTheServiceAndTheProcess() {
        Trace trace = order(2, 201, "resource");

        assertThat(trace.spans("stock", SpanKind.SERVER).get(0).resource())
                .containsEntry("service.name", "stock")
                .containsEntry("telemetry.sdk.language", "java")
                .containsEntry("process.pid", services.stock().pid());
        assertThat(trace.roots().get(0).resource()).containsEntry("service.name", "shop");
    }

    private static Trace order(int item, int status, String userAgent) {
        assertThat(services.order(item, "User-Agent", userAgent).statusCode()).isEqualTo(status);
        return receiver.awaitTrace(trace ->
                trace.roots().stream().anyMatch(root -> userAgent.equals(root.attribute("user_agent.original")))
                        && (OrderTraces.isWholeOrder(trace) || OrderTraces.isFailedOrder(trace)));
    }

    private static ReceivedSpan bySender(String userAgent) {
        return receiver.awaitSpan(span -> userAgent.equals(span.attribute("user_agent.original")));
    }

    private static ReceivedSpan statement(Trace trace, String name) {
        List<ReceivedSpan> found = trace.spans(span -> span.name().equals(name));
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    private static ReceivedSpan onlyChild(Trace trace, ReceivedSpan parent) {
        assertThat(trace.children(parent)).hasSize(1);
        return trace.children(parent).get(0);
    }
}
