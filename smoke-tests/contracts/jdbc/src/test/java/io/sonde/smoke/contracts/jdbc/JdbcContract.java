package io.sonde.smoke.contracts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.contracts.jdbc.application.JdbcOperations;
import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.MetricsText;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the agent tells of the statements of one driver: every one once, completely, and without its literals. The
 * application's statements come in a fixed order, so every span has its place.
 */
final class JdbcContract {

    static final String SECRET = "s3cr3t-4711";

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String SELECT_WEIGHT = "SELECT weight FROM numbers WHERE id = ?";
    private static final int CONCURRENT = 50 * 20;

    private final Subject subject;

    private JdbcContract(Subject subject) {
        this.subject = subject;
    }

    static void verify(Subject subject) {
        new JdbcContract(subject).verify();
    }

    private void verify() {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess process = command(receiver).start()) {
            process.awaitLine("^DONE$", PATIENCE);
            MetricsText metrics = process.metrics();
            List<ExpectedSpan> expected = expected(process);
            List<ReceivedSpan> spans = receiver.awaitSpans(expected.size() + CONCURRENT, JdbcContract::isOfDatabase);
            verifySpans(expected, spans);
            verifyMetrics(expected, metrics);
            verifySecrecy(spans, metrics, process);
        }
    }

    private JavaCommand command(OtlpReceiver receiver) {
        JavaCommand command = ApplicationProcess.java(Jdks.require(subject.jdk))
                .named("jdbc")
                .observed(receiver)
                // Spans leave when there are that many, so that rows read after the end of a call are in them.
                .systemProperty("otel.bsp.schedule.delay", "3600000")
                .systemProperty("otel.bsp.max.queue.size", "8192")
                .systemProperty("otel.bsp.max.export.batch.size", "1100")
                .systemProperty("jdbc.drivers", "org.hsqldb.jdbcDriver")
                .systemProperty("contract.url", subject.url)
                .systemProperty("contract.secret", SECRET);
        subject.settings.forEach(command::systemProperty);
        return command.main(JdbcOperations.class.getName(), Libraries.classPath(subject.library, "slf4j"));
    }

    private List<ExpectedSpan> expected(ApplicationProcess process) {
        List<ExpectedSpan> spans = new ArrayList<>();
        spans.add(ExpectedSpan.of(
                "CREATE TABLE users",
                "CREATE TABLE",
                "users",
                "CREATE TABLE users (id int PRIMARY KEY, name varchar(?))"));
        spans.add(ExpectedSpan.of(
                "CREATE TABLE numbers",
                "CREATE TABLE",
                "numbers",
                "CREATE TABLE numbers (id int PRIMARY KEY, weight int)"));
        ExpectedSpan insert = ExpectedSpan.of("INSERT users", "INSERT", "users", "INSERT INTO users VALUES (?, ?)");
        spans.addAll(List.of(insert, insert, insert));
        spans.addAll(List.of(insert.batch(5), insert, insert.batch(2)));
        spans.add(ExpectedSpan.of(
                        "INSERT users UPDATE users",
                        "INSERT",
                        "users",
                        "INSERT INTO users VALUES (?, ?); UPDATE users SET name = ? WHERE id = ?")
                .batch(3));
        addTransactionStatement(spans, "SET", "set autocommit=?");
        spans.add(ExpectedSpan.of("INSERT numbers", "INSERT", "numbers", "INSERT INTO numbers VALUES (?, ?)")
                .batch(1500));
        addTransactionStatement(spans, "COMMIT", "COMMIT");
        addTransactionStatement(spans, "SET", "set autocommit=?");
        addResults(spans);
        spans.add(ExpectedSpan.of("SELECT nowhere", "SELECT", "nowhere", "SELECT id FROM nowhere WHERE name = ?")
                .failing(sqlState(process, "MISSING"), exception(process, "MISSING")));
        spans.add(insert.failing(sqlState(process, "DUPLICATE"), exception(process, "DUPLICATE")));
        ExpectedSpan update =
                ExpectedSpan.of("UPDATE users", "UPDATE", "users", "UPDATE users SET name = ? WHERE id = ?");
        addTransactionStatement(spans, "SET", "set autocommit=?");
        spans.addAll(List.of(update, update));
        addTransactionStatement(spans, "ROLLBACK", "ROLLBACK");
        addTransactionStatement(spans, "SET", "set autocommit=?");
        if (subject.has("call")) {
            spans.add(null);
            String call = subject.settings.get("contract.call");
            assertThat(process.awaitLine("^CALL (\\d+)$", PATIENCE).group(1)).isEqualTo("42");
            spans.add(ExpectedSpan.of("CALL twice", "CALL", "", call).with("db.stored_procedure.name", "twice"));
        }
        spans.add(selectUsers());
        if (subject.has("datasource")) {
            spans.addAll(List.of(selectUsers(), selectUsers(), selectUsers(), selectUsers()));
        }
        return spans;
    }

    private void addTransactionStatement(List<ExpectedSpan> spans, String operation, String text) {
        if (subject.transactionsAreStatements) {
            spans.add(ExpectedSpan.of(operation, operation, "", text));
        }
    }

    private static boolean isOfDatabase(ReceivedSpan span) {
        return span.text("db.system.name").isPresent();
    }

    private static ExpectedSpan selectUsers() {
        return ExpectedSpan.of("SELECT users", "SELECT", "users", "SELECT id FROM users WHERE name = ? AND id > ?")
                .rows(2);
    }

    private static void addResults(List<ExpectedSpan> spans) {
        spans.add(selectUsers());
        spans.add(ExpectedSpan.of("SELECT users", "SELECT", "users", "SELECT name FROM users WHERE id = ?")
                .rows(1));
        spans.add(ExpectedSpan.of("SELECT numbers", "SELECT", "numbers", "SELECT id FROM numbers ORDER BY id")
                .rows(1500));
        spans.add(ExpectedSpan.of("SELECT numbers", "SELECT", "numbers", "SELECT id FROM numbers")
                .rows(7));
        ExpectedSpan again =
                ExpectedSpan.of("SELECT numbers", "SELECT", "numbers", "SELECT id FROM numbers WHERE id < ?");
        spans.addAll(List.of(again.rows(3), again.rows(4), again.rows(0)));
    }

    private String sqlState(ApplicationProcess process, String failure) {
        String state =
                process.awaitLine("^" + failure + " (\\S+) (\\S+)$", PATIENCE).group(1);
        assertThat(state.equals("null")).as("no SQLState").isEqualTo(!subject.hasSqlState);
        return subject.hasSqlState ? state : null;
    }

    private static String exception(ApplicationProcess process, String failure) {
        return process.awaitLine("^" + failure + " (\\S+) (\\S+)$", PATIENCE).group(2);
    }

    private void verifySpans(List<ExpectedSpan> expected, List<ReceivedSpan> received) {
        List<ReceivedSpan> inOrder = received.stream()
                .sorted(Comparator.comparingLong(ReceivedSpan::start))
                .toList();
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i) != null) {
                expected.get(i).verify(inOrder.get(i), subject.database);
            }
        }
        ExpectedSpan weight = ExpectedSpan.of("SELECT numbers", "SELECT", "numbers", SELECT_WEIGHT)
                .rows(1);
        List<ReceivedSpan> concurrent = inOrder.subList(expected.size(), inOrder.size());
        concurrent.forEach(span -> weight.verify(span, subject.database));
        assertThat(concurrent).hasSize(CONCURRENT);
        assertThat(concurrent.stream().map(ReceivedSpan::traceId).distinct()).hasSize(CONCURRENT);
    }

    private void verifyMetrics(List<ExpectedSpan> expected, MetricsText metrics) {
        String operations = "db_client_operations_total";
        Map<String, String> database = Map.of(
                "db_system_name", subject.database.get("db.system.name").toString(),
                "db_namespace", subject.database.get("db.namespace").toString(),
                "server_address",
                        subject.database.getOrDefault("server.address", "").toString(),
                "server_port", subject.database.getOrDefault("server.port", "").toString());
        assertThat(metrics.sum(operations, database)).isEqualTo(expected.size() + CONCURRENT);
        assertThat(metrics.sum(operations, Map.of())).isEqualTo(expected.size() + CONCURRENT);
        assertThat(metrics.sum("db_client_operation_duration_seconds_count", database))
                .isEqualTo(expected.size() + CONCURRENT);
        assertThat(metrics.sum(
                        operations,
                        Map.of("db_operation_name", "UPDATE", "db_collection_name", "users", "error_type", "")))
                .isEqualTo(2);
        long failures =
                expected.stream().filter(span -> span != null && span.failed()).count();
        assertThat(metrics.sum(operations, Map.of()) - metrics.sum(operations, Map.of("error_type", "")))
                .isEqualTo(failures);
        long rows = expected.stream()
                .filter(span -> span != null && span.attributes().containsKey("db.response.returned_rows"))
                .mapToLong(span -> (long) span.attributes().get("db.response.returned_rows"))
                .sum();
        assertThat(metrics.sum("db_client_response_returned_rows_sum", Map.of()))
                .isEqualTo(rows + CONCURRENT);
    }

    private static void verifySecrecy(List<ReceivedSpan> spans, MetricsText metrics, ApplicationProcess process) {
        for (ReceivedSpan span : spans) {
            assertThat(span.span().toString()).doesNotContain(SECRET);
        }
        assertThat(metrics.text()).doesNotContain(SECRET);
        assertThat(String.join("\n", process.agentLines())).doesNotContain(SECRET);
        assertThat(process.agentLines()).noneMatch(line -> line.contains("ERROR") || line.contains("WARN"));
    }
}
