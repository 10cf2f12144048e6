package io.sonde.smoke.contracts.jdbc;

import java.util.HashMap;
import java.util.Map;

/** A driver and its database, and what the contract expects of them. */
final class Subject {

    final String library;
    final int jdk;
    final String url;

    /** {@code db.system.name}, {@code db.namespace}, {@code server.address} and {@code server.port}. */
    final Map<String, Object> database = new HashMap<>();

    final Map<String, String> settings = new HashMap<>();
    boolean hasSqlState = true;

    /** Whether the driver makes a statement of {@code setAutoCommit}, {@code commit} and {@code rollback}. */
    boolean transactionsAreStatements;

    Subject(String library, int jdk, String url, String system, String namespace) {
        this.library = library;
        this.jdk = jdk;
        this.url = url;
        database.put("db.system.name", system);
        database.put("db.namespace", namespace);
    }

    Subject server(String address, int port) {
        database.put("server.address", address);
        database.put("server.port", (long) port);
        return this;
    }

    Subject user(String user, String password) {
        settings.put("contract.user", user);
        settings.put("contract.password", password);
        return this;
    }

    Subject dataSource(String className) {
        settings.put("contract.datasource", className);
        return this;
    }

    Subject procedure(String definition, String call) {
        settings.put("contract.procedure", definition);
        settings.put("contract.call", call);
        return this;
    }

    Subject withoutSqlState() {
        hasSqlState = false;
        return this;
    }

    Subject transactionsAreStatements() {
        transactionsAreStatements = true;
        return this;
    }

    boolean has(String setting) {
        return settings.containsKey("contract." + setting);
    }
}
