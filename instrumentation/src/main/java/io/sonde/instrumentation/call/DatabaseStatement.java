package io.sonde.instrumentation.call;

import io.sonde.instrumentation.sql.SqlFamily;
import io.sonde.instrumentation.sql.SqlSummary;

/**
 * A statement's text and the database that it is for: what the calls of a prepared statement have in common. Thread-safe.
 */
public final class DatabaseStatement {

    private final Database database;
    private final String sql;
    private SqlSummary summary;
    private Object metricSeries;
    private Object rowsSeries;
    private Object description;

    public DatabaseStatement(Database database, String sql) {
        this.database = database;
        this.sql = sql;
    }

    public Database database() {
        return database;
    }

    /** The text with its literals; null if it is not known. */
    public String sql() {
        return sql;
    }

    /** What the text does, read at the first call. A benign race: every reading gives the same. */
    public SqlSummary summary() {
        SqlSummary known = summary;
        if (known == null) {
            known = SqlSummary.of(sql, SqlFamily.of(database.systemName()));
            summary = known;
        }
        return known;
    }

    /** The agent's metric series for calls of this statement that went well; null until there is one. */
    public Object metricSeries() {
        return metricSeries;
    }

    public void metricSeries(Object series) {
        metricSeries = series;
    }

    /** The agent's metric series for the rows of this statement; null until there is one. */
    public Object rowsSeries() {
        return rowsSeries;
    }

    public void rowsSeries(Object series) {
        rowsSeries = series;
    }

    /** How the agent exports what its calls have in common; null until one was exported. A benign race. */
    public Object description() {
        return description;
    }

    public void description(Object exported) {
        description = exported;
    }
}
