package io.sonde.agent.server;

import java.io.IOException;

/** {@code /health/live}: the JVM runs and answers. */
public final class LiveEndpoint implements Endpoint {
    private final long startNanos;

    /** @param startNanos {@link System#nanoTime} of the agent's start */
    public LiveEndpoint(long startNanos) {
        this.startNanos = startNanos;
    }

    @Override
    public void serve(Request request, Response response) throws IOException {
        long millis = (System.nanoTime() - startNanos) / 1_000_000;
        response.contentType("application/json");
        response.writer()
                .append("{\"status\":\"healthy\",\"uptime_seconds\":")
                .append(Double.toString(millis / 1000.0))
                .append("}\n");
    }
}
