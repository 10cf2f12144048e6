package io.sonde.instrumentation.jdbc;

import io.sonde.instrumentation.call.Database;
import java.util.concurrent.ConcurrentHashMap;

/** Databases by the URLs of their connections. Thread-safe; bounded. */
final class Databases {

    private static final int MAXIMUM_URLS = 256;

    private static final StatementTexts UNKNOWN = read(null);

    private static final ConcurrentHashMap<String, StatementTexts> BY_URL =
            new ConcurrentHashMap<String, StatementTexts>();

    private Databases() {}

    /** @param url may be null */
    static StatementTexts of(String url) {
        if (url == null) {
            return UNKNOWN;
        }
        StatementTexts known = BY_URL.get(url);
        if (known != null) {
            return known;
        }
        if (BY_URL.size() >= MAXIMUM_URLS) {
            BY_URL.clear();
        }
        StatementTexts read = read(url);
        StatementTexts earlier = BY_URL.putIfAbsent(url, read);
        return earlier == null ? read : earlier;
    }

    private static StatementTexts read(String url) {
        DatabaseUrl parsed = DatabaseUrl.parse(url);
        return new StatementTexts(
                new Database(parsed.systemName(), parsed.namespace(), parsed.serverAddress(), parsed.serverPort()));
    }
}
