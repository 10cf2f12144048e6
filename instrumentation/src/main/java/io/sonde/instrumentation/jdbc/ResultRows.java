package io.sonde.instrumentation.jdbc;

import io.sonde.instrumentation.association.Associations;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.DatabaseCall;

/** Counts the rows that {@code next()} gives of results of instrumented executions. Thread-safe. */
final class ResultRows {

    private static final Associations<DatabaseCall> OPEN = new Associations<DatabaseCall>(DatabaseCall.class);

    private ResultRows() {}

    static void track(Object result, DatabaseCall call) {
        call.resultOpened();
        OPEN.put(result, call);
    }

    /** The application has fetched the result of an {@code execute}. */
    static void fetched(Object statement, Object result) {
        if (CurrentCall.ofThread().call() instanceof DatabaseCall) {
            return;
        }
        OpenStatement open = OpenStatements.get(statement);
        if (open != null && open.latest != null && OPEN.get(result) == null) {
            track(result, open.latest);
        }
    }

    /** The call whose result it is; null if it is of none or is being advanced already. */
    static Object beginNext(Object result) {
        DatabaseCall call = OPEN.get(result);
        return call == null || !call.beginRow() ? null : call;
    }

    static void endNext(Object state, boolean advanced, Throwable thrown) {
        DatabaseCall call = (DatabaseCall) state;
        call.endRow(advanced);
        if (!advanced && thrown == null) {
            call.rowsComplete();
        }
    }

    static void closed(Object result) {
        DatabaseCall call = OPEN.remove(result);
        if (call != null) {
            call.rowsComplete();
        }
    }
}
