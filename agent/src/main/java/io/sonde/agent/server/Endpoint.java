package io.sonde.agent.server;

import java.io.IOException;

/** Answers the requests for one address. Called by up to two threads at once. */
public interface Endpoint {
    /**
     * Fills in the response. Whatever it throws is reported and becomes a 500 that says nothing of it. For a HEAD request it
     * does the same as for GET; the server leaves the body out.
     */
    void serve(Request request, Response response) throws IOException;
}
