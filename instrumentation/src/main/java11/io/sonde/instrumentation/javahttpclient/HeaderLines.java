package io.sonde.instrumentation.javahttpclient;

import io.sonde.instrumentation.propagation.HeaderGetter;
import java.net.http.HttpHeaders;
import java.util.List;

/** The headers of a request or response. */
final class HeaderLines implements HeaderGetter<HttpHeaders> {

    static final HeaderLines INSTANCE = new HeaderLines();

    private HeaderLines() {}

    @Override
    public String get(HttpHeaders headers, String name) {
        List<String> lines = headers.allValues(name);
        return lines.isEmpty() ? null : String.join(",", lines);
    }
}
