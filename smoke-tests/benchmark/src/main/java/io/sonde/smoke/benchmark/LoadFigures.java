package io.sonde.smoke.benchmark;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * All that was measured under load.
 *
 * @param rests of the contestants at the end
 */
record LoadFigures(List<Slot> slots, Map<Contestant, Rest> rests) {

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

    private List<Slot> slots(Contestant contestant, Route route) {
        return slots.stream()
                .filter(slot -> slot.contestant().equals(contestant) && slot.route() == route)
                .toList();
    }
}
