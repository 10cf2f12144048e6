package io.sonde.smoke.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Figures of repeated measurements. Immutable. */
final class Distribution {

    private final double[] ascending;

    private Distribution(double[] ascending) {
        this.ascending = ascending;
    }

    static <T> Distribution of(List<T> measurements, ToDoubleFunction<T> figure) {
        return new Distribution(
                measurements.stream().mapToDouble(figure).sorted().toArray());
    }

    static Distribution of(double... figures) {
        double[] ascending = figures.clone();
        Arrays.sort(ascending);
        return new Distribution(ascending);
    }

    /** NaN without figures. */
    double median() {
        return quantile(0.5);
    }

    double lowerQuartile() {
        return quantile(0.25);
    }

    double upperQuartile() {
        return quantile(0.75);
    }

    private double quantile(double share) {
        if (ascending.length == 0) {
            return Double.NaN;
        }
        double place = share * (ascending.length - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }
}
