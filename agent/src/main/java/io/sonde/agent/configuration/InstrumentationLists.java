package io.sonde.agent.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The properties that instrumentations read as lists. */
final class InstrumentationLists {

    private static final String RESPONSE_TRACE_HEADER = "sonde.http.response-trace-header";

    private static final String[] NAMES = {
        "otel.instrumentation.http.client.capture-request-headers",
        "otel.instrumentation.http.client.capture-response-headers",
        "otel.instrumentation.http.server.capture-request-headers",
        "otel.instrumentation.http.server.capture-response-headers",
        "sonde.grpc.traces.exclude",
        "otel.instrumentation.grpc.client.request-metadata.included",
        "otel.instrumentation.grpc.client.request-metadata.excluded",
        "otel.instrumentation.grpc.server.request-metadata.included",
        "otel.instrumentation.grpc.server.request-metadata.excluded"
    };

    private InstrumentationLists() {}

    static Map<String, List<String>> read(PropertySource source) {
        Map<String, List<String>> lists = new HashMap<String, List<String>>();
        for (String name : NAMES) {
            lists.put(name, source.list(name));
        }
        lists.put(RESPONSE_TRACE_HEADER, responseTraceHeader(source));
        return lists;
    }

    private static List<String> responseTraceHeader(PropertySource source) {
        List<String> names = source.list(RESPONSE_TRACE_HEADER);
        if (names.size() != 1 || !isToken(names.get(0))) {
            source.problem(RESPONSE_TRACE_HEADER, source.string(RESPONSE_TRACE_HEADER));
            return new ArrayList<String>();
        }
        return names;
    }

    /** Whether that may be the name of a header (RFC 9110, section 5.6.2), of the usual characters. */
    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            boolean allowed = (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9')
                    || character == '-'
                    || character == '_';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }
}
