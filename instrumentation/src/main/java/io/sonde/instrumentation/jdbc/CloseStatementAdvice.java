package io.sonde.instrumentation.jdbc;

/** At the entry of {@code Statement.close()}, which closes its result too. */
final class CloseStatementAdvice {

    private CloseStatementAdvice() {}

    static void enter(Object statement) {
        OpenStatements.closed(statement);
    }
}
