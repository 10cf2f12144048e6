package io.sonde.instrumentation.jdkhttpserver;

import com.sun.net.httpserver.Headers;
import io.sonde.instrumentation.propagation.HeaderGetter;
import io.sonde.instrumentation.propagation.HeaderSetter;
import java.util.List;

/** The headers of a request or response. */
final class HeaderLines implements HeaderGetter<Headers>, HeaderSetter<Headers> {

    static final HeaderLines INSTANCE = new HeaderLines();

    private HeaderLines() {}

    @Override
    public void set(Headers headers, String name, String value) {
        headers.set(name, value);
    }

    @Override
    public String get(Headers headers, String name) {
        List<String> lines = headers.get(name);
        if (lines == null || lines.isEmpty()) {
            return null;
        }
        if (lines.size() == 1) {
            return lines.get(0);
        }
        StringBuilder joined = new StringBuilder(lines.get(0));
        for (int i = 1; i < lines.size(); i++) {
            joined.append(',').append(lines.get(i));
        }
        return joined.toString();
    }
}
