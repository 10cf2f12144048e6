package io.sonde.agent.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The properties that instrumentations read as lists, with their defaults. */
final class InstrumentationLists {

    private static final String[] NAMES_AND_DEFAULTS = {
        "sonde.grpc.traces.exclude", "grpc.health.v1.Health/*,grpc.reflection.*",
        "otel.instrumentation.grpc.client.request-metadata.included", "",
        "otel.instrumentation.grpc.client.request-metadata.excluded", "",
        "otel.instrumentation.grpc.server.request-metadata.included", "",
        "otel.instrumentation.grpc.server.request-metadata.excluded", "",
    };

    private InstrumentationLists() {}

    static Map<String, List<String>> read(PropertySource source) {
        Map<String, List<String>> lists = new HashMap<String, List<String>>();
        for (int i = 0; i < NAMES_AND_DEFAULTS.length; i += 2) {
            lists.put(NAMES_AND_DEFAULTS[i], source.list(NAMES_AND_DEFAULTS[i], NAMES_AND_DEFAULTS[i + 1]));
        }
        return lists;
    }

    static List<String> names() {
        List<String> names = new ArrayList<String>();
        for (int i = 0; i < NAMES_AND_DEFAULTS.length; i += 2) {
            names.add(NAMES_AND_DEFAULTS[i]);
        }
        return names;
    }

    static boolean contains(String name) {
        for (int i = 0; i < NAMES_AND_DEFAULTS.length; i += 2) {
            if (NAMES_AND_DEFAULTS[i].equals(name)) {
                return true;
            }
        }
        return false;
    }
}
