package io.sonde.instrumentation.call;

/** A database as its clients know it. Immutable. */
public final class Database {

    private final String systemName;
    private final String namespace;
    private final String serverAddress;
    private final int serverPort;

    /**
     * @param systemName {@code db.system.name} as the semantic conventions have it
     * @param namespace the database's or schema's name; empty if unknown
     * @param serverAddress empty for an embedded database
     * @param serverPort 0 if there is none
     */
    public Database(String systemName, String namespace, String serverAddress, int serverPort) {
        this.systemName = systemName;
        this.namespace = namespace;
        this.serverAddress = serverAddress;
        this.serverPort = serverPort;
    }

    public String systemName() {
        return systemName;
    }

    public String namespace() {
        return namespace;
    }

    public String serverAddress() {
        return serverAddress;
    }

    public int serverPort() {
        return serverPort;
    }
}
