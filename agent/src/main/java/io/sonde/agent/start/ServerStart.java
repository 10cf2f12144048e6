package io.sonde.agent.start;

import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.diagnostics.DiagnosticsDocument;
import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.agent.server.EmbeddedServer;
import io.sonde.agent.server.IndexEndpoint;
import io.sonde.agent.server.JsonEndpoint;
import io.sonde.agent.server.LiveEndpoint;
import io.sonde.agent.server.LoopbackOnly;
import io.sonde.agent.server.MetricsEndpoint;
import io.sonde.agent.server.Routes;
import io.sonde.agent.server.ServerFailureListener;
import io.sonde.agent.threads.AgentThreads;
import java.io.IOException;

/** Starts the embedded server and says where it is. */
final class ServerStart {

    private ServerStart() {}

    static void start(
            AgentConfiguration configuration,
            MetricsRegistry metrics,
            DiagnosticsDocument diagnostics,
            long startNanos) {
        Routes routes = new Routes()
                .add("/metrics", new MetricsEndpoint(metrics))
                .add("/health/live", new LiveEndpoint(startNanos))
                .add("/diagnostics", new LoopbackOnly(new JsonEndpoint(diagnostics)));
        routes.add("/", new IndexEndpoint(routes));
        String host = configuration.serverHost();
        int wanted = configuration.serverPort();
        try {
            EmbeddedServer server =
                    EmbeddedServer.start(host, wanted, routes, AgentThreads.factory("sonde-server"), new FailureLog());
            String address = host + ':' + server.port() + "/metrics";
            if (wanted != 0 && server.port() != wanted) {
                AgentLog.warn("Port " + wanted + " is taken; metrics are at " + address + " instead");
            } else {
                AgentLog.info("metrics are at " + address);
            }
        } catch (IOException | RuntimeException failure) {
            AgentLog.warn("There is no /metrics: " + host + ':' + wanted + " cannot be bound (" + failure + ")");
        }
    }

    private static final class FailureLog implements ServerFailureListener {

        private boolean reported;

        @Override
        public synchronized void serverFailed(String what, Throwable failure) {
            if (!reported) {
                reported = true;
                AgentLog.warn("The embedded server failed at " + what + "; further failures are not reported", failure);
            }
        }
    }
}
