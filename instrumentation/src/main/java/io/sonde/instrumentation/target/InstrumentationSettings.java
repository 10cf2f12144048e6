package io.sonde.instrumentation.target;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The configuration that instrumentations read: lists of strings by the name of their property, set once in premain before
 * anything is woven. What reads them keeps what it makes of them in final fields. Thread-safe.
 */
public final class InstrumentationSettings {

    private static volatile Map<String, List<String>> lists = Collections.emptyMap();

    private InstrumentationSettings() {}

    /** Connects the agent's configuration. */
    public static void connect(Map<String, List<String>> listsByProperty) {
        lists = new HashMap<String, List<String>>(listsByProperty);
    }

    /** The property's entries, those of its default if it is not set; empty for an unknown one. Immutable. */
    public static List<String> list(String property) {
        List<String> list = lists.get(property);
        return list == null ? Collections.<String>emptyList() : Collections.unmodifiableList(list);
    }
}
