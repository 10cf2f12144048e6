package io.sonde.agent.configuration;

/** Who may ask the embedded server, and how. Immutable. */
public final class ServerConfiguration {

    private final String token;
    private final boolean diagnosticsRemote;
    private final String keystore;
    private final String keystorePassword;
    private final String keystoreType;
    private final long summaryMillis;

    ServerConfiguration(PropertySource source) {
        token = source.string("sonde.server.token");
        diagnosticsRemote = source.bool("sonde.server.diagnostics.remote");
        keystore = source.string("sonde.server.tls.keystore");
        keystorePassword = source.string("sonde.server.tls.keystore-password");
        keystoreType = source.string("sonde.server.tls.keystore-type");
        summaryMillis = source.millis("sonde.diagnostics.summary-after");
    }

    /** What a client has to send as a bearer token; null if it need not send any. A secret. */
    public String token() {
        return token;
    }

    /** Whether clients on other machines may see the diagnostics. */
    public boolean isDiagnosticsRemote() {
        return diagnosticsRemote;
    }

    /** The file with the server's key and certificate; null for plain HTTP. */
    public String keystore() {
        return keystore;
    }

    /** Null for a key store without one. A secret. */
    public String keystorePassword() {
        return keystorePassword;
    }

    public String keystoreType() {
        return keystoreType;
    }

    /** How long after its start the agent says in one line what it does; 0 for never. */
    public long summaryMillis() {
        return summaryMillis;
    }
}
