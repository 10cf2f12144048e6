package io.sonde.smoke.benchmark;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** A run's figures as a page of Markdown. */
final class Report {

    private static final String HEAD = """
            # What Sonde costs

            Measured on %s by `./benchmark` on %s.
            Agents: %s. Generations of JVMs: %d, with %d rounds of load each; starts: %d.

            The service is `smoke-tests/applications/measured`: Spring Boot, Tomcat, H2 in memory behind HikariCP, the JDK's HTTP
            client, grpc-java and the AWS SDK 2. It calls itself over HTTP and gRPC, so a figure on these paths is that of both ends;
            the S3 server and what the agents report to are processes of their own, on the same machine. All services are up at
            once (`%s`), one at a time is asked, by two connections with a fixed number of requests; metrics are read every
            15 seconds. A service is warmed up until the compilers take less than 2 %% of its CPU time. CPU time and bytes are those of the whole process, the agent's own threads, the compiler's and the
            collector's too, until what was queued is sent. What is added is the difference to the service without an agent in the
            same round: the median of the rounds and, in brackets, the quartiles. OpenTelemetry's agent has its metrics on its
            Prometheus endpoint, no logs, and the stable conventions for databases and RPC; both send what does not fill a batch
            after half a second and have a queue that holds 32,768 spans, so that nothing is dropped; all else is as it comes.
            """;

    private final Options options;
    private final Figures figures;
    private final LocalDate date;

    Report(Options options, Figures figures, LocalDate date) {
        this.options = options;
        this.figures = figures;
        this.date = date;
    }

    String render() {
        StringBuilder page = new StringBuilder(HEAD.formatted(
                date,
                Machine.describe(),
                versions(),
                options.effort().generations(),
                options.effort().rounds(),
                options.effort().starts(),
                String.join(" ", Service.JVM_ARGUMENTS)));
        section(page, "Budgets", new BudgetTable(options, figures).render());
        for (Sampling sampling : options.samplings()) {
            RequestTables tables = new RequestTables(options, figures.load(), sampling);
            section(
                    page,
                    "CPU time added to a request, " + sampling.label(),
                    tables.added("µs", Slot::cpuMicros, 1, BudgetTable.CPU.get(sampling)));
            section(
                    page,
                    "Bytes allocated added to a request, " + sampling.label(),
                    tables.added("bytes", Slot::bytes, 0, BudgetTable.BYTES.get(sampling)));
            section(page, "Answers, " + sampling.label(), tables.answers());
        }
        section(page, "Start", new StartTable(options, figures.starts()).render());
        section(page, "Memory", new MemoryTable(options, figures.load()).render());
        section(page, "A reading of /metrics", scrapes());
        return page.toString();
    }

    private Table scrapes() {
        Table table = new Table(List.of("agent", "CPU, ms", "bytes"));
        LoadFigures load = figures.load();
        options.contestants().stream()
                .filter(contestant -> contestant.agent().speaksOpenTelemetry())
                .forEach(contestant -> table.row(List.of(
                        contestant.toString(),
                        Numbers.fixed(load.atEnd(contestant, Rest::scrapeMillis).median(), 2),
                        Numbers.fixed(load.atEnd(contestant, Rest::scrapeBytes).median(), 0))));
        return table;
    }

    private static void section(StringBuilder page, String title, Table table) {
        page.append("\n## ").append(title).append("\n\n").append(table.render());
    }

    private String versions() {
        return options.attached().stream()
                .map(agent ->
                        agent.label() + " " + agent.version() + " (" + Numbers.mega((double) agent.jarBytes()) + ")")
                .collect(Collectors.joining(", "));
    }
}
