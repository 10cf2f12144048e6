package io.sonde.smoke.demo;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.MetricsText;
import io.sonde.smoke.kit.OrderTraces;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.S3Server;
import io.sonde.smoke.kit.SmokeApplications;
import io.sonde.smoke.kit.Trace;
import io.sonde.smoke.kit.TraceTree;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts a trace receiver and two services under the agent, orders at the shop, and shows a whole trace, a failed one
 * and the metrics. Then goes on, one order a second, until it is interrupted; with {@code --once} it ends with 0, or
 * with 1 and the reason when a trace or a metric that should have come did not.
 */
public final class Demo {

    private static final int ORDERS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> SHOWN_METRICS = List.of(
            "http_server_requests_total",
            "http_server_request_duration_seconds_count",
            "http_client_requests_total",
            "http_client_request_duration_seconds_count",
            "db_client_operations_total",
            "db_client_operation_duration_seconds_count",
            "rpc_server_requests_total",
            "rpc_server_call_duration_seconds_count",
            "rpc_client_requests_total",
            "rpc_client_call_duration_seconds_count",
            "s3_client_operations_total",
            "s3_client_operation_duration_seconds_count",
            "s3_client_sent_bytes_total");

    private final PrintStream out;

    private Demo(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws InterruptedException {
        boolean once = List.of(arguments).equals(List.of("--once"));
        if (arguments.length > 0 && !once) {
            System.err.println("usage: demo [--once]");
            System.exit(2);
        }
        try {
            new Demo(new PrintStream(System.out, true, StandardCharsets.UTF_8)).run(once);
        } catch (AssertionError | IllegalStateException | IOException failure) {
            System.err.println("demo: " + failure.getMessage());
            System.exit(1);
        }
    }

    private void run(boolean once) throws IOException, InterruptedException {
        Jdk jdk = Jdks.current();
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ObjectStore receipts = ObjectStore.start();
                ApplicationProcess stock =
                        SmokeApplications.stock(jdk).observed(receiver).start()) {
            URI stockAddress = SmokeApplications.address(stock);
            try (ApplicationProcess shop = SmokeApplications.shop(jdk, stockAddress)
                    .arguments(
                            "--stock.prices=" + SmokeApplications.priceTarget(stock),
                            "--receipts.endpoint=" + receipts.address(),
                            "--receipts.identity=" + S3Server.IDENTITY,
                            "--receipts.credential=" + S3Server.CREDENTIAL)
                    .observed(receiver)
                    .start()) {
                URI shopAddress = SmokeApplications.address(shop);
                out.println("stock and shop run under the agent; ordering at the shop");
                Customer customer = new Customer(shopAddress);
                shop(customer);
                showTraces(receiver);
                showMetrics(shop, stock);
                if (!once) {
                    goOn(customer, shopAddress, shop, stock);
                }
            } catch (AssertionError failure) {
                throw new AssertionError(failure.getMessage() + stock.output(), failure);
            }
        }
    }

    private void shop(Customer customer) throws IOException, InterruptedException {
        expect(201, customer.order(Customer.SLOW_ITEM));
        expect(500, customer.order(Customer.FAILING_ITEM));
        for (int order = 1; order <= ORDERS; order++) {
            expect(201, customer.order(1 + order % 5));
            expect(200, customer.look(order));
            expect(201, customer.receipt(order));
        }
    }

    private static void expect(int status, int answered) {
        if (status != answered) {
            throw new AssertionError("The shop answered " + answered + " where " + status + " was expected");
        }
    }

    private void showTraces(OtlpReceiver receiver) {
        Trace whole = receiver.awaitTrace(PATIENCE, OrderTraces::isWholeOrder);
        Trace slow = receiver.awaitTrace(PATIENCE, OrderTraces::isSlowOrder);
        Trace failed = receiver.awaitTrace(PATIENCE, OrderTraces::isFailedOrder);
        Trace receipt = receiver.awaitTrace(PATIENCE, OrderTraces::isWholeReceipt);
        Trace ordinary = receiver.traces().stream()
                .filter(OrderTraces::isWholeOrder)
                .filter(trace -> !OrderTraces.isSlowOrder(trace))
                .reduce((earlier, later) -> later)
                .orElse(whole);
        title("an order");
        out.println(TraceTree.render(ordinary));
        title("a receipt");
        out.println(TraceTree.render(receipt));
        title("a slow order");
        out.println(TraceTree.render(slow));
        title("a failed order");
        out.println(TraceTree.render(failed));
    }

    private void showMetrics(ApplicationProcess shop, ApplicationProcess stock) {
        Await.asserted(PATIENCE, () -> {
            checkMetrics(shop.metrics(), stock.metrics());
            checkReceipts(shop.metrics(), stock.metrics());
        });
        for (Map.Entry<String, ApplicationProcess> service :
                List.of(Map.entry("shop", shop), Map.entry("stock", stock))) {
            title("metrics of " + service.getKey());
            service.getValue().metrics().text().lines().filter(Demo::isShown).forEach(out::println);
        }
    }

    private static void checkMetrics(MetricsText shop, MetricsText stock) {
        String requests = "http_server_requests_total";
        Map<String, String> ordersTaken =
                Map.of("http_request_method", "POST", "http_route", "/orders", "http_response_status_code", "201");
        expectMetric("shop: orders taken", ORDERS + 1, shop.sum(requests, ordersTaken));
        expectMetric("shop: failed requests", 1, shop.sum(requests, Map.of("error_type", "500")));
        expectMetric(
                "shop: orders looked up",
                ORDERS,
                shop.sum(requests, Map.of("http_request_method", "GET", "http_route", "/orders/{id}")));
        // Each order asks for the item and reserves it; the failed one only asks.
        int calls = 2 * (ORDERS + 1) + 1;
        expectMetric("shop: calls of the stock", calls, shop.sum("http_client_requests_total", Map.of()));
        expectMetric("stock: requests", calls, stock.sum(requests, Map.of()));
        expectMetric("stock: durations", calls, stock.sum("http_server_request_duration_seconds_count", Map.of()));
        // Each order looks its item up, each receipt its price.
        expectMetric(
                "stock: lookups of items",
                2 * ORDERS + 1,
                stock.sum(
                        "db_client_operations_total",
                        Map.of("db_operation_name", "SELECT", "db_collection_name", "items", "error_type", "")));
    }

    private static void checkReceipts(MetricsText shop, MetricsText stock) {
        Map<String, String> well = Map.of("rpc_method", "stock.Prices/Price", "rpc_response_status_code", "OK");
        expectMetric("shop: prices asked for", ORDERS, shop.sum("rpc_client_requests_total", well));
        expectMetric("stock: prices told", ORDERS, stock.sum("rpc_server_requests_total", well));
        expectMetric(
                "shop: receipts stored",
                ORDERS,
                shop.sum(
                        "s3_client_operations_total",
                        Map.of("operation", "PutObject", "bucket", "receipts", "http_response_status_code", "200")));
    }

    private static void expectMetric(String what, double expected, double found) {
        if (expected != found) {
            throw new AssertionError("metrics: " + what + ": expected " + expected + ", found " + found);
        }
    }

    private static boolean isShown(String line) {
        return SHOWN_METRICS.stream().anyMatch(name -> line.startsWith(name + "{"));
    }

    private void goOn(Customer customer, URI shopAddress, ApplicationProcess shop, ApplicationProcess stock)
            throws IOException, InterruptedException {
        title("running; look at");
        out.println("shop     " + shopAddress + "/orders/1");
        for (Map.Entry<String, ApplicationProcess> service :
                List.of(Map.entry("shop", shop), Map.entry("stock", stock))) {
            String agent = "http://127.0.0.1:" + service.getValue().metricsPort();
            out.println(service.getKey() + "'s agent  " + agent + "/metrics  " + agent + "/health  " + agent
                    + "/diagnostics");
        }
        out.println("one order a second goes in; end with Ctrl-C");
        CountDownLatch never = new CountDownLatch(1);
        for (int order = 1; !never.await(1, TimeUnit.SECONDS); order++) {
            var unused = customer.order(1 + order % 5);
        }
    }

    private void title(String title) {
        out.println("\n== " + title);
    }
}
