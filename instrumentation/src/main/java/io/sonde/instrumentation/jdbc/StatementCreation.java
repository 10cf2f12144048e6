package io.sonde.instrumentation.jdbc;

import io.sonde.instrumentation.call.EnterState;

/**
 * One creation of a statement in progress. When a driver below creates the statement, this is a wrapper's; when the same
 * connection creates statements meanwhile, they are the driver's own or the one that is created here.
 */
final class StatementCreation implements EnterState {

    private final JdbcThread thread;
    private final StatementCreation outer;
    private final Object connection;
    private final String sql;
    private final StatementTexts texts;

    /** The class of a driver's connection below this one that created a statement. */
    private Class<?> inner;

    private StatementCreation(JdbcThread thread, Object connection, String sql, StatementTexts texts) {
        this.thread = thread;
        this.outer = thread.creation;
        this.connection = connection;
        this.sql = sql;
        this.texts = texts;
    }

    /** @param sql null for a statement that is not prepared */
    static Object begin(Object connection, String sql) {
        JdbcThread thread = JdbcThread.current();
        if (thread.isInsideDriver()) {
            return null;
        }
        for (StatementCreation open = thread.creation; open != null; open = open.outer) {
            if (open.connection == connection) {
                return null;
            }
        }
        StatementTexts texts = Connections.get(connection);
        if (texts == Connections.WRAPPER || (texts == null && thread.openingDataSources > 0)) {
            return null;
        }
        StatementCreation creation = new StatementCreation(thread, connection, sql, texts);
        thread.creation = creation;
        return creation;
    }

    @Override
    public void undo() {
        thread.creation = outer;
    }

    /** @param statement null if the creation failed */
    static void end(Object state, Object statement) {
        StatementCreation creation = (StatementCreation) state;
        creation.thread.creation = creation.outer;
        if (statement == null) {
            return;
        }
        StatementTexts texts = creation.texts;
        if (texts == null) {
            if (creation.inner != null) {
                Connections.registerWrapper(creation.connection, creation.inner);
                return;
            }
            texts = Connections.identify(creation.connection, creation.thread);
        }
        OpenStatements.register(statement, texts, creation.sql);
        for (StatementCreation open = creation.outer; open != null; open = open.outer) {
            open.inner = creation.connection.getClass();
        }
    }
}
