package io.sonde.agent.health;

import io.sonde.agent.server.Endpoint;
import io.sonde.agent.server.Request;
import io.sonde.agent.server.Response;
import java.io.IOException;

/** {@code /health/ready}: 503 with the phase until the application has finished starting, then 200. */
public final class ReadyEndpoint implements Endpoint {

    private final Readiness readiness;

    public ReadyEndpoint(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public void serve(Request request, Response response) throws IOException {
        response.status(readiness.isReady() ? 200 : 503);
        response.contentType("application/json");
        response.writer().append(readiness.json());
    }
}
