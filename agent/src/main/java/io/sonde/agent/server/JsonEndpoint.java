package io.sonde.agent.server;

import java.io.IOException;
import java.util.function.Supplier;

/** An address that shows a JSON document, made anew for each request. */
public final class JsonEndpoint implements Endpoint {
    static final String CONTENT_TYPE = "application/json";

    private final Supplier<String> document;

    public JsonEndpoint(Supplier<String> document) {
        this.document = document;
    }

    @Override
    public void serve(Request request, Response response) throws IOException {
        String json = document.get();
        response.contentType(CONTENT_TYPE);
        response.writer().append(json);
    }
}
