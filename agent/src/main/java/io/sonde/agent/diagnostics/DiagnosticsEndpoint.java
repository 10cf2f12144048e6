package io.sonde.agent.diagnostics;

import io.sonde.agent.server.Endpoint;
import io.sonde.agent.server.Request;
import io.sonde.agent.server.Response;
import java.io.IOException;

/** {@code /diagnostics}: a page for a browser, JSON for everybody else. */
public final class DiagnosticsEndpoint implements Endpoint {

    private final DiagnosticsDocument document;

    public DiagnosticsEndpoint(DiagnosticsDocument document) {
        this.document = document;
    }

    @Override
    public void serve(Request request, Response response) throws IOException {
        String accept = request.accept();
        if (accept != null && accept.contains("text/html")) {
            HtmlWriter page = new HtmlWriter("Sonde: diagnostics");
            document.write(page);
            response.contentType("text/html; charset=utf-8");
            response.writer().append(page.toString());
        } else {
            JsonWriter json = new JsonWriter();
            document.write(json);
            response.contentType("application/json");
            response.writer().append(json.toString());
        }
    }
}
