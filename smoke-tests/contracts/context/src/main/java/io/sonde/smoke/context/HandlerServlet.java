package io.sonde.smoke.context;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Answers every request as its handler does. */
final class HandlerServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient Handler handler;

    /** What a request does; it returns the response, or null if that is written or will be. */
    interface Handler {
        String handle(HttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    HandlerServlet(Handler handler) {
        this.handler = handler;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String text = handler.handle(request, response);
            if (text != null) {
                response.getOutputStream().print(text);
            }
        } catch (Exception failure) {
            throw new IOException(failure);
        }
    }
}
