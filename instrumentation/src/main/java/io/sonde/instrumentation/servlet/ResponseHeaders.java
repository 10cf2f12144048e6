package io.sonde.instrumentation.servlet;

import io.sonde.instrumentation.propagation.HeaderGetter;
import io.sonde.instrumentation.propagation.HeaderSetter;
import java.util.Collection;

/** The headers of a response. */
final class ResponseHeaders implements HeaderGetter<Object>, HeaderSetter<Object> {

    private final ServletTypes types;

    ResponseHeaders(ServletTypes types) {
        this.types = types;
    }

    @Override
    public String get(Object response, String name) {
        Collection<String> lines = types.responseLines(response, name);
        if (lines == null || lines.isEmpty()) {
            return null;
        }
        StringBuilder joined = new StringBuilder();
        for (String line : lines) {
            joined.append(joined.length() == 0 ? "" : ",").append(line);
        }
        return joined.toString();
    }

    @Override
    public void set(Object response, String name, String value) {
        types.setResponseHeader(response, name, value);
    }
}
