package io.sonde.instrumentation.http;

import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.propagation.HeaderSetter;
import io.sonde.instrumentation.propagation.TraceIdText;
import io.sonde.instrumentation.target.InstrumentationSettings;
import java.util.List;

/** The response header that tells the client the trace's identifier, if the configuration names one. */
public final class ResponseTraceHeader {

    /** Null if there is to be none. */
    private static final String NAME = name();

    private ResponseTraceHeader() {}

    private static String name() {
        List<String> names = InstrumentationSettings.list("sonde.http.response-trace-header");
        return names.isEmpty() || names.get(0).equalsIgnoreCase("off") ? null : names.get(0);
    }

    /** Whether the configuration names a header. */
    public static boolean isOn() {
        return NAME != null;
    }

    /**
     * Sets the header on a response that has just begun; never throws. A request that is not traced gets none.
     *
     * @param call null for none
     */
    public static <C> void set(HttpServerCall call, C response, HeaderSetter<C> headers) {
        if (NAME == null || call == null || call.trace() == null || call.trace().isExcluded()) {
            return;
        }
        try {
            headers.set(
                    response,
                    NAME,
                    TraceIdText.of(call.trace().traceIdHigh(), call.trace().traceIdLow()));
        } catch (RuntimeException refused) {
            // The response does without.
        }
    }
}
