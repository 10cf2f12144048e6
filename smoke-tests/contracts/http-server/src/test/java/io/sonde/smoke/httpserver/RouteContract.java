package io.sonde.smoke.httpserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sonde.smoke.httpserver.ServerUnderTest.Feature;
import io.sonde.smoke.kit.ReceivedSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which route a request has. */
interface RouteContract extends HttpServerContract {

    @Test
    default void namesTheRouteNotThePath() {
        assertRoute(span(client().get("/ctx/items/4711")), "/ctx/items/*", "/ctx/items");
    }

    @ParameterizedTest
    @CsvSource({
        "/ctx/several/one,/ctx/several/one",
        "/ctx/several/more/1,/ctx/several/more/*",
        "/ctx/a.page,/ctx/*.page"
    })
    default void tellsThePatternsOfOneServletApart(String path, String route) {
        assumeTrue(server().can(Feature.SERVLETS), "only servlets have several patterns");
        assertRoute(span(client().get(path)), route, null);
    }

    @Test
    default void givesNoRouteToWhatIsNotThere() {
        Client.Answer answer = client().get("/ctx/missing/4711");
        assertThat(answer.status()).isEqualTo(404);
        ReceivedSpan span = span(answer);
        assertThat(span.attribute("http.response.status_code")).isEqualTo(404L);
        assertThat(span.failed()).isFalse();
        assertRoute(span, null, "/ctx");
    }

    @Test
    default void seesPathsOutsideEveryApplication() {
        assumeTrue(server().can(Feature.OUTSIDE), "the server is seen inside its applications only");
        Client.Answer answer = client().get("/outside");
        assertThat(answer.status()).isEqualTo(404);
        assertRoute(span(answer), null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forward", "include"})
    default void makesNoSpanOfAForwardOrInclude(String scenario) {
        assumeTrue(server().can(Feature.SERVLETS), "only servlets forward and include");
        Client.Answer answer = client().get("/ctx/" + scenario);
        assertThat(answer.body()).endsWith("OK");
        assertRoute(span(answer), "/ctx/" + scenario, null);
    }
}
