package io.sonde.agent.health;

import io.sonde.agent.server.Endpoint;
import io.sonde.agent.server.Request;
import io.sonde.agent.server.Response;
import java.io.IOException;

/** {@code /health}: 200 for an application that works, be it degraded, else 503. */
public final class HealthEndpoint implements Endpoint {

    private final Health health;

    public HealthEndpoint(Health health) {
        this.health = health;
    }

    @Override
    public void serve(Request request, Response response) throws IOException {
        Health.Answer answer = health.ask();
        boolean works = answer.status() == HealthStatus.HEALTHY || answer.status() == HealthStatus.DEGRADED;
        response.status(works ? 200 : 503);
        response.contentType("application/json");
        response.writer().append(answer.json());
    }
}
