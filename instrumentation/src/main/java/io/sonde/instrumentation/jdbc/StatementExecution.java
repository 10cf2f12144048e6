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
        CurrentCall thread = DatabaseCall.threadToStartOn();
        OpenStatement open = thread == null ? null : OpenStatements.get(statement);
        return open == null ? null : begin(thread, open, open.text(), 0);
    }

    /** Begins the execution of a text; null if it is not to be a call. */
    static Object begin(Object statement, String sql) {
        CurrentCall thread = DatabaseCall.threadToStartOn();
        OpenStatement open = thread == null ? null : OpenStatements.get(statement);
        return open == null ? null : begin(thread, open, open.text(sql), 0);
    }

    /** Begins the execution of a batch; null if it is not to be a call. */
    static Object beginBatch(Object statement) {
        CurrentCall thread = DatabaseCall.threadToStartOn();
        OpenStatement open = thread == null ? null : OpenStatements.get(statement);
        if (open == null) {
            return null;
        }
        StatementBatch batch = open.batch;
        if (batch == null) {
            return begin(thread, open, open.text(), 0);
        }
        open.batch = null;
        return begin(thread, open, batch.text(open), batch.size());
    }

    private static Object begin(CurrentCall thread, OpenStatement open, DatabaseStatement text, int batchSize) {
        open.closeResult();
        DatabaseCall call = DatabaseCall.start(thread, text, batchSize);
        open.latest = call;
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
