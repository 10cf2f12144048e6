package io.sonde.smoke.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** All starts that were measured. */
record StartFigures(List<Start> starts) {

    /** Starts each agent's service in turn, another one first each time. */
    static StartFigures measure(Options options, SinkProcess sink, ObjectServer objects, Consumer<String> progress) {
        int port = sink.nextPort();
        List<Start> starts = new ArrayList<>();
        for (int round = 0; round < options.effort().starts(); round++) {
            progress.accept("start " + (round + 1) + " of " + options.effort().starts());
            for (int turn = 0; turn < options.agents().size(); turn++) {
                Agent agent =
                        options.agents().get((turn + round) % options.agents().size());
                starts.add(Start.measure(agent, round, port, objects.server()));
            }
        }
        return new StartFigures(starts);
    }

    /** A figure of an agent's starts. */
    Distribution of(Agent agent, ToDoubleFunction<Start> figure) {
        return Distribution.of(starts(agent), figure);
    }

    /** What an agent adds: in each round the difference to the start without an agent. */
    Distribution added(Agent agent, ToDoubleFunction<Start> figure) {
        List<Start> with = starts(agent);
        List<Start> without = starts(Agent.NONE);
        double[] differences = new double[with.size()];
        for (int round = 0; round < differences.length; round++) {
            differences[round] = figure.applyAsDouble(with.get(round)) - figure.applyAsDouble(without.get(round));
        }
        return Distribution.of(differences);
    }

    private List<Start> starts(Agent agent) {
        return starts.stream().filter(start -> start.agent() == agent).toList();
    }
}
