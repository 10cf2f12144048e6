package io.sonde.smoke.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The design's budgets, each with what was measured. */
final class BudgetTable {

    /** Added CPU time of a request as a share of what OpenTelemetry's agent adds, by what is kept. */
    static final Map<Sampling, Double> CPU = Map.of(Sampling.ALL, 0.25, Sampling.TENTH, 0.12);

    /** The same of bytes allocated. */
    static final Map<Sampling, Double> BYTES = Map.of(Sampling.ALL, 0.15, Sampling.TENTH, 0.08);

    private static final double JAR_BYTES = 7 << 20;
    private static final double PREMAIN_MILLIS = 100;
    private static final double START_CPU = 0.10;
    private static final double WHOLE_PROCESS = 0.03;
    private static final double MEMORY_BYTES = 30 << 20;

    private final Options options;
    private final Figures figures;

    BudgetTable(Options options, Figures figures) {
        this.options = options;
        this.figures = figures;
    }

    Table render() {
        Table table = new Table(List.of("what", "budget", "measured", ""));
        budgets()
                .forEach(budget ->
                        table.row(List.of(budget.what(), budget.allowed(), budget.measured(), budget.verdict())));
        return table;
    }

    private List<Budget> budgets() {
        List<Budget> budgets = new ArrayList<>();
        double jar = Agent.SONDE.jarBytes();
        budgets.add(new Budget("jar", "≤ " + Numbers.mega(JAR_BYTES), JAR_BYTES, Numbers.mega(jar), jar));
        StartTable starts = new StartTable(options, figures.starts());
        double premain = 1000 * starts.premainSeconds();
        budgets.add(new Budget("premain, wall clock, ms", "≤ 100", PREMAIN_MILLIS, Numbers.fixed(premain, 0), premain));
        budgets.add(ofOpenTelemetry("added CPU until the first response", START_CPU, starts.ratio(Start::cpuSeconds)));
        for (Sampling sampling : options.samplings()) {
            RequestTables tables = new RequestTables(options, figures.load(), sampling);
            String request = " of a request, " + sampling.label();
            budgets.add(tables.worst("added CPU" + request, Slot::cpuMicros, CPU.get(sampling)));
            budgets.add(tables.worst("added bytes" + request, Slot::bytes, BYTES.get(sampling)));
            double memory = new MemoryTable(options, figures.load()).added(new Contestant(Agent.SONDE, sampling));
            budgets.add(new Budget(
                    "added memory after load, " + sampling.label(),
                    "≤ " + Numbers.mega(MEMORY_BYTES),
                    MEMORY_BYTES,
                    Numbers.mega(memory),
                    memory));
        }
        if (options.samplings().contains(Sampling.TENTH)) {
            RequestTables tables = new RequestTables(options, figures.load(), Sampling.TENTH);
            budgets.add(Budget.share(
                    "added CPU of the whole process, 10 % kept", WHOLE_PROCESS, tables.ofNone(Slot::cpuMicros)));
        }
        return budgets;
    }

    private static Budget ofOpenTelemetry(String what, double limit, double ratio) {
        return new Budget(
                what, "≤ " + Numbers.percent(limit) + " of OpenTelemetry's", limit, Numbers.percent(ratio), ratio);
    }
}
