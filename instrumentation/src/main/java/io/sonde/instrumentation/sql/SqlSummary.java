package io.sonde.instrumentation.sql;

/**
 * What a SQL text does, in few words: for span names and metric labels. Immutable.
 *
 * <p>The summary holds the operations and their targets in the order of the text, as "Generating a summary of the query
 * text" in OpenTelemetry's conventions for database spans has it. Names keep the case of the text and lose their
 * quotes; operations are in upper case. Text that begins with no known operation has an empty summary, and no literal
 * ever gets into one.
 */
public final class SqlSummary {
    private static final SqlSummary EMPTY = new SqlSummary("", "", "", "");

    private final String operation;
    private final String collection;
    private final String storedProcedure;
    private final String summary;

    SqlSummary(String operation, String collection, String storedProcedure, String summary) {
        this.operation = operation;
        this.collection = collection;
        this.storedProcedure = storedProcedure;
        this.summary = summary;
    }

    /** As {@link #of(String, SqlFamily)} of the {@link SqlFamily#STANDARD}. */
    public static SqlSummary of(String sql) {
        return of(sql, SqlFamily.STANDARD);
    }

    /** Reads the text once, in linear time; never fails. Null and empty text give empty fields. */
    public static SqlSummary of(String sql, SqlFamily family) {
        return sql == null || sql.isEmpty() ? EMPTY : new SqlSummaryReader(sql, family).read();
    }

    /**
     * The main operation, such as {@code SELECT} or {@code CREATE TABLE}: the first, or with a WITH clause the one that
     * follows it. Empty where unknown.
     */
    public String operation() {
        return operation;
    }

    /** The table, where there is exactly one; empty where there are none or several, or its name is over 255 characters. */
    public String collection() {
        return collection;
    }

    /** The name of the procedure that is called, or empty. */
    public String storedProcedure() {
        return storedProcedure;
    }

    /** All operations and targets, such as {@code INSERT archive SELECT orders}; at most 255 characters. */
    public String summary() {
        return summary;
    }

    @Override
    public String toString() {
        return summary;
    }
}
