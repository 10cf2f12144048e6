package io.sonde.instrumentation.jdbc;

import io.sonde.instrumentation.association.WeakIdentityMap;

/** The statements that drivers' own connections made. Thread-safe. */
final class OpenStatements {

    private static final WeakIdentityMap<Object, OpenStatement> OPEN = new WeakIdentityMap<Object, OpenStatement>();

    private OpenStatements() {}

    static OpenStatement get(Object statement) {
        return OPEN.get(statement);
    }

    static void register(Object statement, StatementTexts texts, String sql) {
        OPEN.put(statement, new OpenStatement(texts, sql));
    }

    static void closed(Object statement) {
        if (OPEN.get(statement) != null) {
            OpenStatement open = OPEN.remove(statement);
            if (open != null) {
                open.closeResult();
            }
        }
    }
}
