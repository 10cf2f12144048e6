package io.sonde.agent.health;

import io.sonde.agent.diagnostics.DocumentWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** How one part of the application is. Filled by one thread, then not changed any more. */
final class ComponentHealth {

    /** Three decimals: it is for people. */
    private static final double ROUNDING = 1000;

    private final String kind;
    private final String name;
    private final Map<String, Object> details = new LinkedHashMap<String, Object>();
    private HealthStatus status = HealthStatus.HEALTHY;
    private String reason;

    /** @param name which one of its kind; null if there is one alone */
    ComponentHealth(String kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    /** Makes it worse, never better; the reason is that of the worst, the first one said of it. */
    ComponentHealth is(HealthStatus found, String why) {
        if (found.compareTo(status) > 0) {
            status = found;
            reason = why;
        }
        return this;
    }

    /** @param value text, a number, a boolean or null */
    ComponentHealth detail(String detail, Object value) {
        details.put(detail, value);
        return this;
    }

    HealthStatus status() {
        return status;
    }

    String reason() {
        return reason;
    }

    void write(DocumentWriter writer) {
        writer.beginObject();
        writer.name("component").value(kind);
        if (name != null) {
            writer.name("name").value(name);
        }
        writer.name("status").value(status.text());
        if (reason != null) {
            writer.name("reason").value(reason);
        }
        for (Map.Entry<String, Object> detail : details.entrySet()) {
            writer.name(detail.getKey());
            write(writer, detail.getValue());
        }
        writer.endObject();
    }

    private static void write(DocumentWriter writer, Object value) {
        if (value instanceof Double || value instanceof Float) {
            writer.value(Math.round(((Number) value).doubleValue() * ROUNDING) / ROUNDING);
        } else if (value instanceof Number) {
            writer.value(((Number) value).longValue());
        } else if (value instanceof Boolean) {
            writer.value(((Boolean) value).booleanValue());
        } else {
            writer.value(value == null ? null : value.toString());
        }
    }
}
