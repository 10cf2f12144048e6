package io.sonde.instrumentation.propagation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What {@code otel.propagators} asks for. Immutable. */
public final class Propagators {
    private final Propagator propagator;
    private final boolean baggage;
    private final List<String> unknown;

    private Propagators(Propagator propagator, boolean baggage, List<String> unknown) {
        this.propagator = propagator;
        this.baggage = baggage;
        this.unknown = Collections.unmodifiableList(unknown);
    }

    /**
     * Reads a comma-separated list of {@code tracecontext}, {@code baggage}, {@code b3} and {@code b3multi}, in any case.
     * {@code none} in it switches all off. Null and blank mean the default, {@code tracecontext,baggage}; unknown names
     * are left out and told by {@link #unknown()}.
     */
    public static Propagators parse(String value) {
        String list = value == null || value.trim().isEmpty() ? "tracecontext,baggage" : value;
        Set<Propagator> chosen = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        boolean baggage = false;
        boolean none = false;
        int start = 0;
        while (start <= list.length()) {
            int comma = list.indexOf(',', start);
            int end = comma < 0 ? list.length() : comma;
            String name = list.substring(start, end).trim();
            switch (name.toLowerCase(Locale.ROOT)) {
                case "":
                    break;
                case "tracecontext":
                    chosen.add(TraceContextPropagator.INSTANCE);
                    break;
                case "b3":
                    chosen.add(B3Propagator.INSTANCE);
                    break;
                case "b3multi":
                    chosen.add(B3MultiPropagator.INSTANCE);
                    break;
                case "baggage":
                    baggage = true;
                    break;
                case "none":
                    none = true;
                    break;
                default:
                    unknown.add(name);
                    break;
            }
            start = end + 1;
        }
        if (none) {
            return new Propagators(new CompositePropagator(), false, unknown);
        }
        Propagator propagator = chosen.size() == 1
                ? chosen.iterator().next()
                : new CompositePropagator(chosen.toArray(new Propagator[0]));
        return new Propagators(propagator, baggage, unknown);
    }

    /** Never null; it may be one that finds and writes nothing. */
    public Propagator propagator() {
        return propagator;
    }

    /** Whether the {@code baggage} header is passed on, within {@link Baggage#limit}. */
    public boolean baggage() {
        return baggage;
    }

    /** The names that mean nothing here, in their order. */
    public List<String> unknown() {
        return unknown;
    }
}
