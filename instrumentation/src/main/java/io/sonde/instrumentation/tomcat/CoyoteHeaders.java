package io.sonde.instrumentation.tomcat;

import io.sonde.instrumentation.propagation.HeaderGetter;
import org.apache.coyote.Request;
import org.apache.tomcat.util.http.MimeHeaders;

/** The headers of a request. */
final class CoyoteHeaders implements HeaderGetter<Request> {

    static final CoyoteHeaders INSTANCE = new CoyoteHeaders();

    private CoyoteHeaders() {}

    @Override
    public String get(Request request, String name) {
        return joined(request.getMimeHeaders(), name);
    }

    /** The lines of that header, with commas between them; null if there is none. */
    static String joined(MimeHeaders headers, String name) {
        int line = headers.findHeader(name, 0);
        if (line < 0) {
            return null;
        }
        String value = CoyoteText.of(headers.getValue(line));
        line = headers.findHeader(name, line + 1);
        if (line < 0) {
            return value;
        }
        StringBuilder joined = new StringBuilder(value);
        for (; line >= 0; line = headers.findHeader(name, line + 1)) {
            joined.append(',').append(CoyoteText.of(headers.getValue(line)));
        }
        return joined.toString();
    }
}
