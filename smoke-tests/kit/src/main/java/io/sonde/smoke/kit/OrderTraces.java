package io.sonde.smoke.kit;

import java.util.function.Predicate;

/** Tells which traces of orders at the shop of {@link SmokeApplications} have arrived as a whole. */
public final class OrderTraces {

    private OrderTraces() {}

    /** An order that went through: both services, each call of the one under it, each statement under its request. */
    public static boolean isWholeOrder(Trace trace) {
        return isOrderAnswered(trace, "201")
                && trace.spans("shop", SpanKind.CLIENT).stream()
                                .filter(span -> isStatement(span) && hasParent(trace, span, "shop"))
                                .count()
                        >= 2
                && trace.spans("stock", SpanKind.SERVER).stream()
                                .filter(request -> hasParent(trace, request, "shop"))
                                .filter(request ->
                                        trace.children(request).stream().anyMatch(OrderTraces::isStatement))
                                .count()
                        == 2;
    }

    /** A whole order with a statement of more than a second. */
    public static boolean isSlowOrder(Trace trace) {
        return isWholeOrder(trace)
                && trace.spans().stream()
                        .anyMatch(span -> isStatement(span) && span.duration().toMillis() > 1000);
    }

    /** An order that failed because a statement of the stock did. */
    public static boolean isFailedOrder(Trace trace) {
        Predicate<ReceivedSpan> failedStatement = span -> isStatement(span) && span.failed();
        return isOrderAnswered(trace, "500")
                && trace.spans("stock", SpanKind.SERVER).stream().anyMatch(ReceivedSpan::failed)
                && trace.spans("stock", SpanKind.CLIENT).stream().anyMatch(failedStatement);
    }

    /** A receipt that was written: HTTP to the shop, gRPC to the stock with its statement below, and S3. */
    public static boolean isWholeReceipt(Trace trace) {
        return trace.roots().size() == 1
                && trace.roots().get(0).name().equals("POST /orders/{id}/receipt")
                && trace.spans("stock", SpanKind.SERVER).stream()
                        .filter(call -> call.name().equals("stock.Prices/Price") && hasParent(trace, call, "shop"))
                        .anyMatch(call -> trace.children(call).stream().anyMatch(OrderTraces::isStatement))
                && trace.spans("shop", SpanKind.CLIENT).stream()
                        .anyMatch(call -> call.name().equals("S3.PutObject") && hasParent(trace, call, "shop"));
    }

    private static boolean isOrderAnswered(Trace trace, String status) {
        return trace.roots().size() == 1
                && trace.roots().get(0).kind() == SpanKind.SERVER
                && trace.roots().get(0).service().equals("shop")
                && trace.roots().get(0).name().equals("POST /orders")
                && trace.roots()
                        .get(0)
                        .text("http.response.status_code")
                        .filter(status::equals)
                        .isPresent();
    }

    private static boolean isStatement(ReceivedSpan span) {
        return span.kind() == SpanKind.CLIENT && span.attribute("db.system.name") != null;
    }

    private static boolean hasParent(Trace trace, ReceivedSpan child, String service) {
        return trace.parent(child)
                .filter(parent -> parent.service().equals(service))
                .isPresent();
    }
}
