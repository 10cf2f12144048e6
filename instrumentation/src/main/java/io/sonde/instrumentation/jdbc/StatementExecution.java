package io.sonde.instrumentation.jdbc;

import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.DatabaseCall;
import io.sonde.instrumentation.call.DatabaseStatement;
import io.sonde.instrumentation.call.EnterState;
import java.sql.SQLException;

/** One execution of a statement, and the rows that are read from its result. */
final class StatementExecution implements EnterState {

    private DatabaseCall call;
    private int rows;
    private boolean hasResult;
    private boolean rowsComplete;

    /** Whether {@code next()} is in progress, so that a class that calls its superclass counts once. */
    boolean advancing;

    private StatementExecution() {}

    /** Begins the execution of a prepared statement; null if it is not to be a call. */
    static Object begin(Object statement) {
        OpenStatement open = outermost(statement);
        return open == null ? null : begin(open, open.text(), 0);
    }

    /** Begins the execution of a text; null if it is not to be a call. */
    static Object begin(Object statement, String sql) {
        OpenStatement open = outermost(statement);
        return open == null ? null : begin(open, open.text(sql), 0);
    }

    /** Begins the execution of a batch; null if it is not to be a call. */
    static Object beginBatch(Object statement) {
        OpenStatement open = outermost(statement);
        if (open == null) {
            return null;
        }
        StatementBatch batch = open.batch;
        if (batch == null) {
            return begin(open, open.text(), 0);
        }
        open.batch = null;
        return begin(open, batch.text(open), batch.size());
    }

    private static OpenStatement outermost(Object statement) {
        return CurrentCall.ofThread().call() instanceof DatabaseCall ? null : OpenStatements.get(statement);
    }

    private static Object begin(OpenStatement open, DatabaseStatement text, int batchSize) {
        open.closeResult();
        StatementExecution execution = new StatementExecution();
        DatabaseCall call = DatabaseCall.start(text, batchSize);
        if (call == null) {
            return null;
        }
        execution.call = call;
        open.latest = execution;
        return execution;
    }

    @Override
    public void undo() {
        advancing = false;
        call.undo();
    }

    /** @param result null where none is returned */
    static void finish(Object state, Object result, Throwable thrown) {
        if (state == null) {
            return;
        }
        StatementExecution execution = (StatementExecution) state;
        try {
            if (thrown instanceof SQLException) {
                execution.call.sqlState(((SQLException) thrown).getSQLState());
            }
        } finally {
            execution.call.finish(thrown);
        }
        if (result != null) {
            ResultRows.track(result, execution);
        }
    }

    void resultOpened() {
        hasResult = true;
    }

    void rowRead() {
        rows++;
    }

    /** No more rows will be counted. Only the first of several calls counts. */
    void rowsComplete() {
        if (hasResult && !rowsComplete) {
            rowsComplete = true;
            call.returnedRows(rows);
        }
    }
}
