package io.sonde.agent.start;

import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.ServerConfiguration;
import io.sonde.agent.diagnostics.DiagnosticsDocument;
import io.sonde.agent.diagnostics.DiagnosticsEndpoint;
import io.sonde.agent.health.Health;
import io.sonde.agent.health.HealthEndpoint;
import io.sonde.agent.health.Readiness;
import io.sonde.agent.health.ReadyEndpoint;
import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.agent.server.EmbeddedServer;
import io.sonde.agent.server.Endpoint;
import io.sonde.agent.server.IndexEndpoint;
import io.sonde.agent.server.LiveEndpoint;
import io.sonde.agent.server.LoopbackOnly;
import io.sonde.agent.server.MetricsEndpoint;
import io.sonde.agent.server.Routes;
import io.sonde.agent.server.ServerFailureListener;
import io.sonde.agent.server.TlsContext;
import io.sonde.agent.server.TokenRequired;
import io.sonde.agent.threads.AgentThreads;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** Starts the embedded server and says where it is. */
final class ServerStart {

    private ServerStart() {}

    static void start(
            AgentConfiguration configuration,
            ServerConfiguration access,
            MetricsRegistry metrics,
            Health health,
            Readiness readiness,
            DiagnosticsDocument diagnostics,
            long startNanos) {
        String host = configuration.serverHost();
        int wanted = configuration.serverPort();
        try {
            TlsContext tls = access.keystore() == null
                    ? null
                    : TlsContext.load(access.keystore(), access.keystorePassword(), access.keystoreType());
            Routes routes = routes(access, metrics, health, readiness, diagnostics, startNanos);
            EmbeddedServer server = EmbeddedServer.start(
                    host, wanted, routes, tls, AgentThreads.factory("sonde-server"), new FailureLog());
            String address = (tls == null ? "" : "https://") + host + ':' + server.port() + "/metrics";
            if (wanted != 0 && server.port() != wanted) {
                AgentLog.warn("Port " + wanted + " is taken; metrics are at " + address + " instead");
            } else {
                AgentLog.info("metrics are at " + address);
            }
        } catch (GeneralSecurityException | TlsContext.UnreadableKeystore failure) {
            AgentLog.warn("There is no /metrics: the key and certificate in " + access.keystore() + " cannot be used ("
                    + failure + ")");
        } catch (IOException | RuntimeException failure) {
            AgentLog.warn("There is no /metrics: " + host + ':' + wanted + " cannot be bound (" + failure + ")");
        }
    }

    /** Probes send no token: what they are told is a state and a time. */
    private static Routes routes(
            ServerConfiguration access,
            MetricsRegistry metrics,
            Health health,
            Readiness readiness,
            DiagnosticsDocument diagnostics,
            long startNanos) {
        Endpoint document = new DiagnosticsEndpoint(diagnostics);
        String token = access.token();
        Routes routes = new Routes();
        return routes.add("/metrics", guarded(new MetricsEndpoint(metrics), token))
                .add("/health", guarded(new HealthEndpoint(health), token))
                .add("/health/live", new LiveEndpoint(startNanos))
                .add("/health/ready", new ReadyEndpoint(readiness))
                .add(
                        "/diagnostics",
                        guarded(access.isDiagnosticsRemote() ? document : new LoopbackOnly(document), token))
                .add("/", guarded(new IndexEndpoint(routes), token));
    }

    private static Endpoint guarded(Endpoint endpoint, String token) {
        return token == null ? endpoint : new TokenRequired(endpoint, token);
    }

    private static final class FailureLog implements ServerFailureListener {

        private boolean reported;

        @Override
        public synchronized void serverFailed(String what, Throwable failure) {
            if (reported) {
                return;
            }
            reported = true;
            try {
                AgentLog.warn("The embedded server failed at " + what + "; further failures are not reported", failure);
            } catch (OutOfMemoryError noMemory) {
                // The server is to outlive it.
            }
        }
    }
}
