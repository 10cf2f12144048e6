package io.sonde.agent.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A gauge that is always 1 and says what it has to say in its labels. Keys become label names as OpenTelemetry's
 * compatibility with Prometheus has it: other characters are replaced by an underscore, and the values of keys that are
 * then the same are joined by a semicolon in the order of the keys.
 */
final class InfoFamily extends Family {
    private final Map<String, String> attributes;

    InfoFamily(String name, String help, Map<String, String> attributes) {
        super(name, help);
        this.attributes = attributes;
    }

    @Override
    void collect(Scrape scrape) {
        Map<String, String> labels = new TreeMap<>();
        for (Map.Entry<String, String> attribute : new TreeMap<>(attributes).entrySet()) {
            String name = labelName(attribute.getKey());
            String before = labels.get(name);
            String value = attribute.getValue() == null ? "" : attribute.getValue();
            labels.put(name, before == null ? value : before + ';' + value);
        }
        List<String> names = new ArrayList<>(labels.keySet());
        List<String> values = new ArrayList<>(labels.values());
        scrape.info(name(), help())
                .add(name(), Collections.unmodifiableList(names), Collections.unmodifiableList(values), 1);
    }

    private static String labelName(String key) {
        StringBuilder name = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            name.append(allowed ? c : '_');
        }
        boolean reserved = name.indexOf("__") == 0;
        boolean digitFirst = name.length() > 0 && name.charAt(0) >= '0' && name.charAt(0) <= '9';
        return name.length() == 0 || reserved || digitFirst ? "key_" + name : name.toString();
    }
}
