package io.sonde.agent.pipeline;

import io.sonde.agent.metrics.Buckets;
import io.sonde.agent.metrics.HistogramFamily;
import io.sonde.agent.metrics.HistogramSeries;
import io.sonde.agent.metrics.LabelNames;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.instrumentation.call.Database;
import io.sonde.instrumentation.call.DatabaseCall;
import io.sonde.instrumentation.call.DatabaseStatement;
import io.sonde.instrumentation.sql.SqlSummary;

/** The metrics of database calls. Thread-safe; allocates nothing for label values that were seen before. */
final class DatabaseMetrics {

    private final HistogramFamily operations;
    private final HistogramFamily rows;

    DatabaseMetrics(MetricsRegistry registry) {
        operations = registry.requests(
                "db_client_operations_total",
                "Statements that database drivers executed.",
                "db_client_operation_duration_seconds",
                "Duration of statements of database drivers.",
                Buckets.ofSeconds(0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10),
                LabelNames.of(
                        "db_system_name",
                        "db_namespace",
                        "db_operation_name",
                        "db_collection_name",
                        "server_address",
                        "server_port",
                        "error_type"));
        rows = registry.histogram(
                "db_client_response_returned_rows",
                "Rows that were read from a statement's result.",
                Buckets.ofCounts(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000),
                LabelNames.of("db_system_name", "db_namespace", "db_operation_name", "db_collection_name"));
    }

    HistogramSeries series(DatabaseCall call) {
        DatabaseStatement statement = call.statement();
        if (call.errorType() != null) {
            return resolve(statement, call.errorType());
        }
        Object known = statement.metricSeries();
        if (known instanceof HistogramSeries) {
            return (HistogramSeries) known;
        }
        HistogramSeries series = resolve(statement, "");
        statement.metricSeries(series);
        return series;
    }

    private HistogramSeries resolve(DatabaseStatement statement, String errorType) {
        Database database = statement.database();
        SqlSummary summary = statement.summary();
        return operations.series(
                database.systemName(),
                database.namespace(),
                summary.operation(),
                summary.collection(),
                database.serverAddress(),
                PortText.of(database.serverPort()),
                errorType);
    }

    void recordRows(DatabaseCall call) {
        rowsSeries(call.statement()).record(call.returnedRows());
    }

    private HistogramSeries rowsSeries(DatabaseStatement statement) {
        Object known = statement.rowsSeries();
        if (known instanceof HistogramSeries) {
            return (HistogramSeries) known;
        }
        Database database = statement.database();
        SqlSummary summary = statement.summary();
        HistogramSeries series =
                rows.series(database.systemName(), database.namespace(), summary.operation(), summary.collection());
        statement.rowsSeries(series);
        return series;
    }
}
