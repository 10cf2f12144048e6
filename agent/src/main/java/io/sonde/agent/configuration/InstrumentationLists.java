package io.sonde.agent.configuration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The properties that instrumentations read as lists. */
final class InstrumentationLists {

    private static final String[] NAMES = {
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
        return lists;
    }
}
