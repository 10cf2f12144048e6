package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.SmokeApplications;
import io.sonde.smoke.kit.SpanKind;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Trace context as it comes from strangers.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
class MalformedContextIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";
    private static final String VALID = "00-" + TRACE + "-" + PARENT + "-01";

    /** Each request asks for an item of its own, by which its span is known. */
    private static final AtomicInteger ITEM = new AtomicInteger(1000);

    private static OtlpReceiver receiver;
    private static ApplicationProcess stock;
    private static URI address;
    private static HeaderRecorder headersOfShop;
    private static ApplicationProcess shop;
    private static URI shopAddress;

    @BeforeAll
    static void start() {
        receiver = OtlpReceiver.start();
        stock = SmokeApplications.stock(Jdks.current()).observed(receiver).start();
        address = SmokeApplications.address(stock);
        headersOfShop = HeaderRecorder.start();
        shop = SmokeApplications.shop(Jdks.current(), headersOfShop.address())
                .observed(receiver)
                .start();
        shopAddress = SmokeApplications.address(shop);
    }

    @AfterAll
    static void end() {
        shop.close();
        headersOfShop.close();
        stock.close();
        receiver.close();
    }

    @Test
    void aValidHeaderIsContinued() {
        assertContinued(request("traceparent", VALID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "00",
                "00-" + TRACE,
                "00-" + TRACE + "-" + PARENT,
                "00-" + TRACE + "-" + PARENT + "-",
                "00-" + TRACE + "-" + PARENT + "-1",
                "00-" + TRACE + "-" + PARENT + "-0x",
                "00-" + TRACE + "-" + PARENT + "-01-",
                "00-" + TRACE + "-" + PARENT + "-01-more",
                "00-00000000000000000000000000000000-" + PARENT + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-" + PARENT + "-01",
                "00-0af7651916cd43dd8448eb211c8031zz-" + PARENT + "-01",
                "00-" + TRACE + "0-" + PARENT + "-01",
                "0-" + TRACE + "-" + PARENT + "-01",
                "zz-" + TRACE + "-" + PARENT + "-01",
                "ff-" + TRACE + "-" + PARENT + "-01",
                "00_" + TRACE + "_" + PARENT + "_01",
                "cc-" + TRACE + "-" + PARENT + "-01.more",
                "cc-" + TRACE + "-" + PARENT
            })
    void aMalformedHeaderStartsANewTrace(String header) {
        assertNew(request("traceparent", header, "tracestate", "congo=t61rcWkgMzE"));
    }

    @Test
    void anOversizedHeaderStartsANewTrace() {
        assertNew(request("traceparent", VALID + "0".repeat(4000)));
        assertNew(request("traceparent", "00-" + "a".repeat(4000)));
    }

    @Test
    void aDuplicatedHeaderStartsANewTrace() {
        String other = "00-" + TRACE.replace('0', '1') + "-" + PARENT + "-01";
        assertNew(request("traceparent", VALID, "traceparent", other));
        assertNew(request("traceparent", VALID, "traceparent", VALID));
    }

    @Test
    void aLaterVersionIsReadAsThisOne() {
        assertContinued(request("traceparent", "cc-" + TRACE + "-" + PARENT + "-01"));
        assertContinued(request("traceparent", "cc-" + TRACE + "-" + PARENT + "-01-what-the-future-holds"));
    }

    @Test
    void traceStateIsPassedOn() {
        String state = "congo=t61rcWkgMzE,rojo=00f067aa0ba902b7";
        ReceivedSpan lookUp = lookUpByShop("traceparent", VALID, "tracestate", state);

        assertThat(lookUp.traceId()).isEqualTo(TRACE);
        assertThat(lookUp.traceState()).isEqualTo(state);
        assertThat(sent(lookUp, "tracestate")).containsExactly(state);
        assertThat(sent(lookUp, "traceparent")).containsExactly("00-" + TRACE + "-" + lookUp.spanId() + "-01");
    }

    @Test
    void traceStateInTwoHeadersIsJoined() {
        ReceivedSpan span =
                request("traceparent", VALID, "tracestate", "congo=t61rcWkgMzE", "tracestate", "rojo=00f067aa0ba902b7");

        assertThat(span.traceState().replace(" ", "")).isEqualTo("congo=t61rcWkgMzE,rojo=00f067aa0ba902b7");
    }

    @Test
    void malformedTraceStateDoesNotBreakTheTrace() {
        ReceivedSpan span = request("traceparent", VALID, "tracestate", "===,,, ,@,");

        assertContinued(span);
        assertThat(span.traceState()).isEmpty();
    }

    @Test
    void baggageIsPassedOn() {
        String baggage = "userId=alice,serverNode=DF%2028";
        ReceivedSpan lookUp = lookUpByShop("traceparent", VALID, "baggage", baggage);

        assertThat(sent(lookUp, "baggage")).containsExactly(baggage);
    }

    /** The stock's span for a request that comes with these headers. */
    private static ReceivedSpan request(String... headers) {
        String path = "/items/" + ITEM.incrementAndGet();
        assertThat(Http.get(address.resolve(path), headers).statusCode()).isEqualTo(404);
        return serverSpan(path);
    }

    /** The shop's span for the request that it sends on behalf of an order with these headers. */
    private static ReceivedSpan lookUpByShop(String... headers) {
        int item = ITEM.incrementAndGet();
        String order = "{\"customer\":\"ada\",\"item\":" + item + ",\"quantity\":1}";
        assertThat(Http.post(shopAddress.resolve("/orders"), "application/json", order, headers)
                        .statusCode())
                .isEqualTo(422);
        String url = headersOfShop.address() + "/items/" + item;
        return receiver.awaitSpan(span -> span.kind() == SpanKind.CLIENT && url.equals(span.attribute("url.full")));
    }

    /** The lines of that header in the request of that span. */
    private static List<String> sent(ReceivedSpan request, String header) {
        return headersOfShop.lines(
                URI.create((String) request.attribute("url.full")).getPath(), header);
    }

    private static ReceivedSpan serverSpan(String path) {
        return receiver.awaitSpan(span -> span.kind() == SpanKind.SERVER && path.equals(span.attribute("url.path")));
    }

    private static void assertContinued(ReceivedSpan span) {
        assertThat(span.traceId()).isEqualTo(TRACE);
        assertThat(span.parentSpanId()).isEqualTo(PARENT);
    }

    private static void assertNew(ReceivedSpan span) {
        assertThat(span.traceId()).isNotEqualTo(TRACE).matches("(?!0{32})[0-9a-f]{32}");
        assertThat(span.parentSpanId()).isEmpty();
        assertThat(span.traceState()).isEmpty();
    }
}
