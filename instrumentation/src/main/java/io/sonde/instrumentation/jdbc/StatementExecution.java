package io.sonde.instrumentation.jdbc;

import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.DatabaseCall;
import io.sonde.instrumentation.call.DatabaseStatement;
import java.sql.SQLException;

/** The executions of statements: each is a call, which counts the rows of its result as well. */
final class StatementExecution {

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
        DatabaseCall call = DatabaseCall.start(text, batchSize);
        if (call != null) {
            open.latest = call;
        }
        return call;
    }

    /** @param result null where none is returned */
    static void finish(Object state, Object result, Throwable thrown) {
        if (state == null) {
            return;
        }
        DatabaseCall call = (DatabaseCall) state;
        try {
            if (thrown instanceof SQLException) {
                call.sqlState(((SQLException) thrown).getSQLState());
            }
        } finally {
            call.finish(thrown);
        }
        if (result != null) {
            ResultRows.track(result, call);
        }
    }
}
