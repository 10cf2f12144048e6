package io.sonde.smoke.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All that was measured under load.
 *
 * @param rests of the contestants at the end of each generation
 */
record LoadFigures(List<Slot> slots, List<Rest> rests) {

    /** A figure of a contestant on a path, round by round. */
    Distribution of(Contestant contestant, Route route, ToDoubleFunction<Slot> figure) {
        return Distribution.of(slots(contestant, route), figure);
    }

    /** What a contestant adds to a figure on a path: in each round the difference to the service without an agent. */
    Distribution added(Contestant contestant, Route route, ToDoubleFunction<Slot> figure) {
        List<Slot> with = slots(contestant, route);
        List<Slot> without = slots(Contestant.NONE, route);
        double[] differences = new double[with.size()];
        for (int round = 0; round < differences.length; round++) {
            differences[round] = figure.applyAsDouble(with.get(round)) - figure.applyAsDouble(without.get(round));
        }
        return Distribution.of(differences);
    }

    /** A figure of a contestant at the end, generation by generation. */
    Distribution atEnd(Contestant contestant, ToDoubleFunction<Rest> figure) {
        return Distribution.of(
                rests.stream()
                        .filter(rest -> rest.contestant().equals(contestant))
                        .toList(),
                figure);
    }

    private List<Slot> slots(Contestant contestant, Route route) {
        return slots.stream()
                .filter(slot -> slot.contestant().equals(contestant) && slot.route() == route)
                .toList();
    }
}
