package io.sonde.instrumentation.jdbc;

import io.sonde.instrumentation.call.EnterState;

/**
 * One creation of a statement in progress. When a driver below creates the statement, this is a wrapper's; when the same
 * connection creates statements meanwhile, they are the driver's own or the one that is created here. Belongs to its thread,
 * which uses it again.
 */
final class StatementCreation implements EnterState {

    private final JdbcThread thread;
    private StatementCreation outer;
    private Object connection;
    private String sql;
    private StatementTexts texts;

    /** The class of a driver's connection below this one that created a statement. */
    private Class<?> inner;

    private StatementCreation(JdbcThread thread) {
        this.thread = thread;
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
        StatementCreation creation = thread.spare;
        if (creation == null) {
            creation = new StatementCreation(thread);
        } else {
            thread.spare = null;
        }
        creation.outer = thread.creation;
        creation.connection = connection;
        creation.sql = sql;
        creation.texts = texts;
        thread.creation = creation;
        return creation;
    }

    @Override
    public void undo() {
        if (connection != null) {
            thread.creation = outer;
            forget();
        }
    }

    /** @param statement null if the creation failed */
    static void end(Object state, Object statement) {
        StatementCreation creation = (StatementCreation) state;
        creation.thread.creation = creation.outer;
        try {
            if (statement != null) {
                creation.created(statement);
            }
        } finally {
            creation.forget();
        }
    }

    private void created(Object statement) {
        StatementTexts known = texts;
        if (known == null) {
            if (inner != null) {
                Connections.registerWrapper(connection, inner);
                return;
            }
            known = Connections.identify(connection, thread);
        }
        OpenStatements.register(statement, known, sql);
        for (StatementCreation open = outer; open != null; open = open.outer) {
            open.inner = connection.getClass();
        }
    }

    private void forget() {
        outer = null;
        connection = null;
        sql = null;
        texts = null;
        inner = null;
        thread.spare = this;
    }
}
