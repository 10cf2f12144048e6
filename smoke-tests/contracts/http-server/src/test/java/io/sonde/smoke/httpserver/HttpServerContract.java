package io.sonde.smoke.httpserver;

import io.sonde.smoke.kit.ReceivedSpan;

/** What the tests of each subject are given: one server, started once for all of them. */
interface HttpServerContract {

    ServerUnderTest server();

    /** The server at work. */
    ObservedServer observed();

    default Client client() {
        return observed().client();
    }

    /** The server's span for a request. */
    default ReceivedSpan span(Client.Answer answer) {
        return observed().span(answer);
    }

    /** Asserts the route, which depends on the sort of server; null for none. */
    default void assertRoute(ReceivedSpan span, String servletRoute, String jdkRoute) {
        observed().assertRoute(span, servletRoute, jdkRoute);
    }
}
