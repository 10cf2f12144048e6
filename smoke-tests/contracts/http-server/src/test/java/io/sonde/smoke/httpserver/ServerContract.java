package io.sonde.smoke.httpserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.httpserver.ServerUnderTest.Feature;
import io.sonde.smoke.kit.Await;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What holds for the server as a whole. */
interface ServerContract extends HttpServerContract {

    @Test
    default void countsEveryRequestAndForgetsNone() {
        Map<String, String> labels = Map.of(
                "http_route",
                "/ctx/items" + (server().can(Feature.SERVLETS) ? "/*" : ""),
                "http_request_method",
                "PUT");
        for (int i = 0; i < 10; i++) {
            span(client().send("/ctx/items/" + i, Client.method("PUT")));
        }
        assertThat(observed().process().metrics().sum("http_server_requests_total", labels))
                .isEqualTo(10);
        Await.asserted(
                Duration.ofSeconds(5),
                () -> assertThat(observed().process().metrics().sum("http_server_active_requests", Map.of()))
                        .isZero());
    }

    @Test
    default void leavesResponsesAsTheyAre() {
        Client toPlain = new Client(ServerUnderTest.address(observed().plain()), HttpClient.Version.HTTP_1_1);
        for (String path : List.of("/ctx/ok", "/ctx/redirect", "/ctx/missing", "/ctx/status?code=500")) {
            HttpResponse<String> observed = client().withHeaders(path);
            HttpResponse<String> expected = toPlain.withHeaders(path);
            assertThat(observed.statusCode()).isEqualTo(expected.statusCode());
            assertThat(headers(observed)).isEqualTo(headers(expected));
        }
    }

    /**
     * Names and values, but for the time of day, the port, and a length that is the body's own: Jetty's error page names the
     * servlet with its identity hash, which is of seven or eight digits.
     */
    private static Set<String> headers(HttpResponse<String> response) {
        Set<String> headers = new TreeSet<>();
        response.headers().map().forEach((name, values) -> {
            boolean ownLength = name.equalsIgnoreCase("content-length")
                    && values.equals(List.of(Integer.toString(response.body().length())));
            boolean varies = ownLength || name.equalsIgnoreCase("date") || name.equalsIgnoreCase("location");
            headers.add(name + ": " + (varies ? "" : values));
        });
        return headers;
    }
}
