package io.sonde.instrumentation.jdbc;

import io.sonde.instrumentation.call.Database;
import io.sonde.instrumentation.call.DatabaseStatement;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The texts that a database was given last, so that calls of one text share what is known of it. Bounded: each text has
 * two places, and the older of two texts yields. Thread-safe; no lock is taken.
 */
final class StatementTexts {

    private static final int SETS = 256;
    private static final int MAXIMUM_REMEMBERED_LENGTH = 4096;

    private final Database database;
    private final DatabaseStatement unknownText;
    private final AtomicReferenceArray<DatabaseStatement> places =
            new AtomicReferenceArray<DatabaseStatement>(SETS * 2);

    StatementTexts(Database database) {
        this.database = database;
        this.unknownText = new DatabaseStatement(database, null);
    }

    /** @param sql may be null */
    DatabaseStatement of(String sql) {
        if (sql == null) {
            return unknownText;
        }
        int hash = sql.hashCode() * 0x9E3779B9;
        int newer = hash >>> 24 << 1;
        DatabaseStatement first = places.get(newer);
        if (first != null && first.sql().equals(sql)) {
            return first;
        }
        DatabaseStatement second = places.get(newer + 1);
        if (second != null && second.sql().equals(sql)) {
            return second;
        }
        DatabaseStatement added = new DatabaseStatement(database, sql);
        if (sql.length() <= MAXIMUM_REMEMBERED_LENGTH) {
            if (first != null) {
                places.set(newer + 1, first);
            }
            places.set(newer, added);
        }
        return added;
    }
}
