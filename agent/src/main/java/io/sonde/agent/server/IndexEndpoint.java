package io.sonde.agent.server;

import java.io.IOException;

/** {@code /}: the addresses that there are, one on each line. */
public final class IndexEndpoint implements Endpoint {
    private final Routes routes;

    public IndexEndpoint(Routes routes) {
        this.routes = routes;
    }

    @Override
    public void serve(Request request, Response response) throws IOException {
        for (String path : routes.paths()) {
            response.writer().append(path).append('\n');
        }
    }
}
