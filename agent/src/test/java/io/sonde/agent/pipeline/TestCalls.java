package io.sonde.agent.pipeline;

import io.sonde.instrumentation.call.Database;
import io.sonde.instrumentation.call.DatabaseCall;
import io.sonde.instrumentation.call.DatabaseStatement;
import io.sonde.instrumentation.call.HttpClientCall;
import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.call.RequestPath;
import io.sonde.instrumentation.propagation.HeaderGetter;
import io.sonde.instrumentation.propagation.HeaderSetter;
import io.sonde.instrumentation.selection.PathPatterns;
import java.util.Map;

/** Calls as advice makes them. */
public final class TestCalls {

    private static final DatabaseStatement STATEMENT =
            new DatabaseStatement(new Database("postgresql", "shop", "db", 5432), "SELECT * FROM users WHERE id = 7");

    private TestCalls() {}

    public static HttpServerCall server(Map<String, String> headers) {
        return server(headers, "/");
    }

    public static HttpServerCall server(Map<String, String> headers, String path) {
        return HttpServerCall.start(headers, Getter.INSTANCE, "GET", path, Path.INSTANCE);
    }

    public static HttpServerCall server() {
        return server(Map.of());
    }

    public static DatabaseCall database() {
        return DatabaseCall.start(STATEMENT, 0);
    }

    public static HttpClientCall client() {
        return HttpClientCall.start("GET", "http://backend:8080/x", "http", "backend", 8080);
    }

    private enum Path implements RequestPath<String> {
        INSTANCE;

        @Override
        public boolean matches(String path, PathPatterns patterns) {
            return patterns.matches(path);
        }
    }

    private enum Getter implements HeaderGetter<Map<String, String>> {
        INSTANCE;

        @Override
        public String get(Map<String, String> headers, String name) {
            return headers.get(name);
        }
    }

    /** Writes headers into a map. */
    public enum Setter implements HeaderSetter<Map<String, String>> {
        INSTANCE;

        @Override
        public void set(Map<String, String> headers, String name, String value) {
            headers.put(name, value);
        }
    }
}
