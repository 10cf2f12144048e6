package io.sonde.smoke.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a start costs. */
final class StartTable {

    private final List<Agent> agents;
    private final StartFigures starts;

    StartTable(Options options, StartFigures starts) {
        this.agents = options.attached();
        this.starts = starts;
    }

    Table render() {
        List<String> columns = new ArrayList<>(List.of("until the first response", "none"));
        agents.forEach(agent -> columns.add(agent.label()));
        columns.add("Sonde of OpenTelemetry");
        Table table = new Table(columns);
        row(table, "wall clock, s", Start::wallSeconds, 2);
        row(table, "CPU, s", Start::cpuSeconds, 2);
        row(table, "CPU until a second later, s", Start::cpuSecondsLater, 2);
        row(table, "classes loaded", Start::classes, 0);
        row(table, "resident memory, MB", start -> start.residentBytes() / (1 << 20), 1);
        return table;
    }

    private void row(Table table, String what, ToDoubleFunction<Start> figure, int digits) {
        List<String> row = new ArrayList<>();
        row.add(what);
        row.add(Numbers.fixed(starts.of(Agent.NONE, figure).median(), digits));
        for (Agent agent : agents) {
            row.add(Numbers.added(starts.added(agent, figure), digits));
        }
        row.add(Numbers.percent(ratio(figure)));
        table.row(row);
    }

    /** Sonde's added figure as a share of OpenTelemetry's. */
    double ratio(ToDoubleFunction<Start> figure) {
        return Numbers.ratio(
                starts.added(Agent.SONDE, figure).median(),
                starts.added(Agent.OPENTELEMETRY, figure).median());
    }

    double premainSeconds() {
        return starts.of(Agent.SONDE, Start::premainSeconds).median();
    }
}
