package io.sonde.smoke.contracts.httpclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.contracts.httpclient.Contract.Outcome;
import io.sonde.smoke.kit.FreePort;
import io.sonde.smoke.kit.ReceivedSpan;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code HttpURLConnection} has of its own: steps, any of which may be the last. */
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
class HttpUrlConnectionIT extends ContractTest {

    HttpUrlConnectionIT(Subject subject) {
        super(subject);
    }

    static Stream<Subject> subjects() {
        return IntStream.of(8, 11, 17, 21, 25).mapToObj(Subject::httpUrlConnection);
    }

    @Test
    void connectionThatIsGivenUp() {
        Outcome outcome = contract.run("connect-disconnect", url("/ok"));
        ReceivedSpan span = contract.span(outcome);
        assertThat(outcome.requests()).isEmpty();
        assertThat(span.failed()).isFalse();
        assertThat(span.attributes()).doesNotContainKey("http.response.status_code");
    }

    @Test
    void connectionThatCannotBeMade() {
        for (String way : new String[] {"connect-only", "buffered", "chunked", "fixed"}) {
            String url = "http://127.0.0.1:" + FreePort.find() + "/?{case}";
            assertFailed(contract.run(way, url, "body", "3"), "java.net.ConnectException");
        }
    }

    @Test
    void statusThatTheJdkThrowsIsAnAnswer() {
        Outcome outcome = contract.run("input-stream", url("/status/404"));
        assertThat(outcome.result().get("thrown")).startsWith("java.io.FileNotFoundException");
        ReceivedSpan span = contract.span(outcome);
        assertThat(span.attribute("error.type")).isEqualTo("404");
        assertThat(span.events()).isEmpty();
    }

    @Test
    void expectationThatIsRefused() {
        Outcome outcome = contract.run("expect-continue", url("/status/417"), "body", "5");
        ReceivedSpan span = contract.span(outcome);
        assertThat(span.attribute("http.response.status_code")).isEqualTo(417L);
    }

    @Test
    void redirectThatAStreamedBodyForbids() {
        Outcome outcome = contract.run("chunked", url("/redirect/1"), "body", "5");
        ReceivedSpan span = contract.span(outcome);
        assertThat(span.attribute("http.response.status_code")).isEqualTo(302L);
    }
}
