package io.sonde.instrumentation.grpc;

import io.sonde.instrumentation.selection.NamePatterns;
import io.sonde.instrumentation.target.InstrumentationSettings;

/** The methods whose calls are counted but not traced. */
final class ExcludedMethods {

    private static final NamePatterns EXCLUDED =
            new NamePatterns(InstrumentationSettings.list("sonde.grpc.traces.exclude"));

    private ExcludedMethods() {}

    static boolean contains(String fullMethodName) {
        return EXCLUDED.matches(fullMethodName);
    }
}
