package io.sonde.smoke.httpserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sonde.smoke.httpserver.ServerUnderTest.Feature;
import io.sonde.smoke.kit.ReceivedSpan;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request lasts until it is answered, on whatever thread that is. */
interface DurationContract extends HttpServerContract {

    Duration WORK = Duration.ofMillis(140);

    @Test
    default void timesARequestThatAnotherThreadCompletes() {
        ReceivedSpan span = span(client().get("/ctx/async/complete"));
        assertThat(span.attribute("http.response.status_code")).isEqualTo(200L);
        assertThat(span.duration()).isGreaterThan(WORK);
        assertThat(span.attribute("url.path")).isEqualTo("/ctx/async/complete");
        assertRoute(span, "/ctx/async/complete", "/ctx/async/complete");
    }

    @ParameterizedTest
    @CsvSource({"dispatch,200,1", "twice,200,2", "dispatch-throw,500,1", "timeout,500,1"})
    default void timesAsynchronousServlets(String scenario, int status, int times) {
        assumeTrue(server().can(Feature.SERVLETS), "only servlets dispatch");
        Client.Answer answer = client().get("/ctx/async/" + scenario);
        assertThat(answer.status()).isEqualTo(status);
        ReceivedSpan span = span(answer);
        assertThat(span.attribute("http.response.status_code")).isEqualTo((long) status);
        assertThat(span.failed()).isEqualTo(status >= 500);
        assertThat(span.duration()).isGreaterThan(WORK.multipliedBy(times));
        assertThat(span.attribute("url.path")).isEqualTo("/ctx/async/" + scenario);
        assertRoute(span, "/ctx/async/" + scenario, null);
    }

    @Test
    default void timesLargeBodiesAndStreams() {
        int size = 3_000_000;
        Client.Answer response = client().get("/ctx/large-response?bytes=" + size);
        assertThat(response.body()).hasSize(size);
        assertThat(span(response).attribute("http.response.status_code")).isEqualTo(200L);
        Client.Answer request = client().send("/ctx/large-request", Client.post(new byte[size]));
        assertThat(request.body()).isEqualTo(Integer.toString(size));
        assertThat(span(request).attribute("http.request.method")).isEqualTo("POST");
        assertThat(span(client().get("/ctx/stream")).duration()).isGreaterThan(WORK);
    }
}
