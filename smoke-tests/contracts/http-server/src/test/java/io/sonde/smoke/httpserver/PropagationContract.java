package io.sonde.smoke.httpserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sonde.smoke.httpserver.ServerUnderTest.Feature;
import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.SpanKind;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose child a request is, and what is called in its course. */
interface PropagationContract extends HttpServerContract {

    @Test
    default void handsTheContextOn() {
        Client.Answer answer = client().send(
                        "/ctx/call?url=" + observed().echo().url(),
                        request -> request.header("tracestate", "vendor=value").header("baggage", "tenant=7"));
        ReceivedSpan span = span(answer);
        ReceivedSpan outgoing = observed()
                .receiver()
                .awaitSpan(received ->
                        received.kind() == SpanKind.CLIENT && received.traceId().equals(span.traceId()));
        assertThat(outgoing.isChildOf(span)).isTrue();
        assertThat(answer.body())
                .contains("traceparent: 00-" + span.traceId() + "-" + outgoing.spanId() + "-01")
                .contains("tracestate: vendor=value")
                .contains("baggage: tenant=7");
        assertThat(span.traceState()).isEqualTo("vendor=value");
    }

    @Test
    default void isCurrentAgainAfterAnAsynchronousDispatch() {
        assumeTrue(server().can(Feature.SERVLETS), "only servlets dispatch");
        Client.Answer answer =
                client().get("/ctx/async/dispatch?url=" + observed().echo().url());
        ReceivedSpan span = span(answer);
        assertThat(answer.body()).contains("traceparent: 00-" + span.traceId() + "-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-extra",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    default void startsANewTraceUnderAMalformedParent(String traceparent) {
        HttpResponse<String> response =
                client().withHeaders("/ctx/call?url=" + observed().echo().url(), "traceparent", traceparent);
        assertNewTrace(response);
    }

    @Test
    default void startsANewTraceUnderSeveralParentsOrAnOversizedOne() {
        String parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        assertNewTrace(client().withHeaders(
                        "/ctx/call?url=" + observed().echo().url(), "traceparent", parent, "traceparent", parent));
        assertNewTrace(
                client().withHeaders("/ctx/call?url=" + observed().echo().url(), "traceparent", "0".repeat(4000)));
    }

    private void assertNewTrace(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        String traceId = traceIdIn(response.body());
        assertThat(traceId).isNotEqualTo("0af7651916cd43dd8448eb211c80319c");
        ReceivedSpan span = observed()
                .receiver()
                .awaitSpan(received ->
                        received.kind() == SpanKind.SERVER && received.traceId().equals(traceId));
        assertThat(span.parentSpanId()).isEmpty();
    }

    private static String traceIdIn(String echoed) {
        int start = echoed.indexOf("traceparent: 00-") + "traceparent: 00-".length();
        return echoed.substring(start, start + 32);
    }

    @Test
    default void readsAnUnknownVersionAsTheSpecificationSays() {
        String traceId = Client.hex(16);
        client().withHeaders(
                        "/ctx/ok", "traceparent", "cc-" + traceId + "-b7ad6b7169203331-01-what-the-future-will-be");
        ReceivedSpan span =
                observed().receiver().awaitSpan(received -> received.traceId().equals(traceId));
        assertThat(span.parentSpanId()).isEqualTo("b7ad6b7169203331");
    }
}
