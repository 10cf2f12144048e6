package io.sonde.smoke.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What a request costs, at one sampling ratio. */
final class RequestTables {

    private final Options options;
    private final LoadFigures load;
    private final Sampling sampling;

    RequestTables(Options options, LoadFigures load, Sampling sampling) {
        this.options = options;
        this.load = load;
        this.sampling = sampling;
    }

    /** What each agent adds to a figure on each path, beside each other and the budget. */
    Table added(String unit, ToDoubleFunction<Slot> figure, int digits, double limit) {
        List<String> columns = new ArrayList<>(List.of("path", "none, " + unit));
        options.attached().forEach(agent -> columns.add(agent.label()));
        columns.addAll(List.of("Sonde of none", "Sonde of OpenTelemetry", "budget", ""));
        Table table = new Table(columns);
        for (Route route : options.routes()) {
            List<String> row = new ArrayList<>();
            double none = load.of(Contestant.NONE, route, figure).median();
            row.add(route.label());
            row.add(Numbers.fixed(none, digits));
            for (Agent agent : options.attached()) {
                row.add(Numbers.added(load.added(contestant(agent), route, figure), digits));
            }
            judge(row, median(Agent.SONDE, route, figure), none, median(Agent.OPENTELEMETRY, route, figure), limit);
            table.row(row);
        }
        sum(table, figure, digits, limit);
        return table;
    }

    /** Latency, throughput and what arrived at the sink, as they were. */
    Table answers() {
        Table table = new Table(List.of("path", "agent", "p50, µs", "p99, µs", "requests/s", "spans arrived"));
        for (Route route : options.routes()) {
            Stream.concat(
                            Stream.of(Contestant.NONE),
                            options.attached().stream().map(this::contestant))
                    .forEach(contestant -> table.row(List.of(
                            route.label(),
                            contestant.agent().label(),
                            Numbers.fixed(median(contestant, route, Slot::p50Micros), 0),
                            Numbers.fixed(median(contestant, route, Slot::p99Micros), 0),
                            Numbers.fixed(median(contestant, route, Slot::perSecond), 0),
                            Numbers.percent(median(contestant, route, Slot::spansShare)))));
        }
        return table;
    }

    /** Sonde's added figure, summed over the paths, as a share of the service's without an agent. */
    double ofNone(ToDoubleFunction<Slot> figure) {
        return Numbers.ratio(sum(Agent.SONDE, figure), sumOfNone(figure));
    }

    /** The path on which Sonde's added figure is the biggest share of OpenTelemetry's, as a budget's row. */
    Budget worst(String what, ToDoubleFunction<Slot> figure, double limit) {
        Route worst = null;
        double worstRatio = Double.NaN;
        for (Route route : options.routes()) {
            double ratio =
                    Numbers.ratio(median(Agent.SONDE, route, figure), median(Agent.OPENTELEMETRY, route, figure));
            if (Double.isNaN(worstRatio) || ratio > worstRatio) {
                worst = route;
                worstRatio = ratio;
            }
        }
        String measured = Numbers.percent(worstRatio) + (Double.isNaN(worstRatio) ? "" : " (" + worst.label() + ")");
        return new Budget(
                what, "≤ " + Numbers.percent(limit) + " of OpenTelemetry's on every path", limit, measured, worstRatio);
    }

    private void sum(Table table, ToDoubleFunction<Slot> figure, int digits, double limit) {
        List<String> row = new ArrayList<>(List.of("all, one request each", Numbers.fixed(sumOfNone(figure), digits)));
        options.attached().forEach(agent -> row.add(Numbers.fixed(sum(agent, figure), digits)));
        judge(row, sum(Agent.SONDE, figure), sumOfNone(figure), sum(Agent.OPENTELEMETRY, figure), limit);
        table.row(row);
    }

    private static void judge(List<String> row, double sonde, double none, double openTelemetry, double limit) {
        Budget budget = Budget.share("", limit, Numbers.ratio(sonde, openTelemetry));
        row.addAll(List.of(
                Numbers.percent(Numbers.ratio(sonde, none)), budget.measured(), budget.allowed(), budget.verdict()));
    }

    private double sum(Agent agent, ToDoubleFunction<Slot> figure) {
        return options.routes().stream()
                .mapToDouble(route -> median(agent, route, figure))
                .sum();
    }

    private double sumOfNone(ToDoubleFunction<Slot> figure) {
        return options.routes().stream()
                .mapToDouble(route -> median(Contestant.NONE, route, figure))
                .sum();
    }

    private double median(Agent agent, Route route, ToDoubleFunction<Slot> figure) {
        return load.added(contestant(agent), route, figure).median();
    }

    private double median(Contestant contestant, Route route, ToDoubleFunction<Slot> figure) {
        return load.of(contestant, route, figure).median();
    }

    private Contestant contestant(Agent agent) {
        return new Contestant(agent, sampling);
    }
}
