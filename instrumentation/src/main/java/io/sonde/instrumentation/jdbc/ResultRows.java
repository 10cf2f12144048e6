package io.sonde.instrumentation.jdbc;

import io.sonde.instrumentation.association.WeakIdentityMap;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.DatabaseCall;

/** Counts the rows that {@code next()} gives of results of instrumented executions. Thread-safe. */
final class ResultRows {

    private static final WeakIdentityMap<Object, StatementExecution> OPEN =
            new WeakIdentityMap<Object, StatementExecution>();

    private ResultRows() {}

    static void track(Object result, StatementExecution execution) {
        execution.resultOpened();
        OPEN.put(result, execution);
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

    /** The execution that the result is of; null if it is of none or is being advanced already. */
    static Object beginNext(Object result) {
        StatementExecution execution = OPEN.get(result);
        if (execution == null || execution.advancing) {
            return null;
        }
        execution.advancing = true;
        return execution;
    }

    static void endNext(Object state, boolean advanced, Throwable thrown) {
        StatementExecution execution = (StatementExecution) state;
        execution.advancing = false;
        if (advanced) {
            execution.rowRead();
        } else if (thrown == null) {
            execution.rowsComplete();
        }
    }

    static void closed(Object result) {
        if (OPEN.get(result) != null) {
            StatementExecution execution = OPEN.remove(result);
            if (execution != null) {
                execution.rowsComplete();
            }
        }
    }
}
