package io.sonde.instrumentation.jdbc;

import io.sonde.instrumentation.call.DatabaseCall;
import io.sonde.instrumentation.call.DatabaseStatement;

/** A driver's statement. Reaches neither the statement nor its results. Used by one thread at a time, as statements are. */
final class OpenStatement {

    private final StatementTexts texts;
    private final DatabaseStatement prepared;

    /** The call whose result may still be open. */
    DatabaseCall latest;

    /** Null until there was one. */
    StatementBatch batch;

    /** @param sql null for a statement that is not prepared */
    OpenStatement(StatementTexts texts, String sql) {
        this.texts = texts;
        this.prepared = sql == null ? null : texts.of(sql);
    }

    /** What an execution without a text of its own executes. */
    DatabaseStatement text() {
        return prepared == null ? texts.of(null) : prepared;
    }

    DatabaseStatement text(String sql) {
        return texts.of(sql);
    }

    /** Whatever result there was is closed by what happens now. */
    void closeResult() {
        DatabaseCall call = latest;
        if (call != null) {
            call.rowsComplete();
        }
    }
}
