package io.sonde.instrumentation.tomcat;

import io.sonde.instrumentation.propagation.HeaderGetter;
import io.sonde.instrumentation.propagation.HeaderSetter;
import org.apache.coyote.Response;

/** The headers of a response. */
final class CoyoteResponseHeaders implements HeaderGetter<Response>, HeaderSetter<Response> {

    static final CoyoteResponseHeaders INSTANCE = new CoyoteResponseHeaders();

    private CoyoteResponseHeaders() {}

    @Override
    public String get(Response response, String name) {
        return CoyoteHeaders.joined(response.getMimeHeaders(), name);
    }

    @Override
    public void set(Response response, String name, String value) {
        response.setHeader(name, value);
    }
}
