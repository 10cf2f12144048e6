package io.sonde.instrumentation.jdbc;

import io.sonde.instrumentation.association.Associations;

/** The statements that drivers' own connections made. Thread-safe. */
final class OpenStatements {

    private static final Associations<OpenStatement> OPEN = new Associations<OpenStatement>(OpenStatement.class);

    private OpenStatements() {}

    static OpenStatement get(Object statement) {
        return OPEN.get(statement);
    }

    static void register(Object statement, StatementTexts texts, String sql) {
        OPEN.put(statement, new OpenStatement(texts, sql));
    }

    static void closed(Object statement) {
        OpenStatement open = OPEN.remove(statement);
        if (open != null) {
            open.closeResult();
        }
    }
}
