package io.sonde.smoke.server;

import java.io.IOException;
import java.io.InputStream;
import javax.servlet.AsyncContext;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Does one of the things that servlets do. */
final class ScenarioServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final long MILLIS = 150;

    private final String scenario;

    ScenarioServlet(String scenario) {
        this.scenario = scenario;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        switch (scenario) {
            case "status":
                response.setStatus(Integer.parseInt(request.getParameter("code")));
                break;
            case "throw":
                throw new IllegalStateException("thrown on purpose");
            case "throw-late":
                response.getOutputStream().write('a');
                response.flushBuffer();
                throw new IllegalStateException("thrown on purpose");
            case "send-error":
                response.sendError(Integer.parseInt(request.getParameter("code")));
                break;
            case "redirect":
                response.sendRedirect(request.getContextPath() + "/ok");
                break;
            case "forward":
                request.getRequestDispatcher("/ok").forward(request, response);
                break;
            case "include":
                response.getWriter().write("included: ");
                request.getRequestDispatcher("/ok").include(request, response);
                break;
            case "large-response":
                largeResponse(request, response);
                break;
            case "large-request":
                response.getWriter().write(Long.toString(count(request.getInputStream())));
                break;
            case "stream":
                stream(response);
                break;
            case "call":
                response.getWriter().write(Outgoing.get(request.getParameter("url")));
                break;
            default:
                if (scenario.startsWith("async-")) {
                    asynchronous(request, response);
                } else {
                    response.getWriter().write("OK");
                }
        }
    }

    private void asynchronous(final HttpServletRequest request, final HttpServletResponse response) {
        Object run = request.getAttribute("run");
        int runs = run == null ? 0 : (Integer) run;
        request.setAttribute("run", runs + 1);
        boolean more = scenario.equals("async-twice") && runs == 1;
        if (runs > 0 && !more) {
            if (scenario.equals("async-dispatch-throw")) {
                throw new IllegalStateException("thrown on purpose");
            }
            write(response, "OK " + Outgoing.optional(request.getParameter("url")));
            return;
        }
        final AsyncContext context = request.startAsync();
        if (scenario.equals("async-timeout")) {
            context.setTimeout(MILLIS);
            return;
        }
        Outgoing.later(MILLIS, new Runnable() {
            @Override
            public void run() {
                if (scenario.equals("async-complete")) {
                    write(response, "OK");
                    context.complete();
                } else {
                    context.dispatch();
                }
            }
        });
    }

    private static void write(HttpServletResponse response, String text) {
        try {
            response.getWriter().write(text);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void largeResponse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] block = new byte[8192];
        for (long left = Long.parseLong(request.getParameter("bytes")); left > 0; left -= block.length) {
            response.getOutputStream().write(block, 0, (int) Math.min(left, block.length));
        }
    }

    private static long count(InputStream body) throws IOException {
        byte[] block = new byte[8192];
        long count = 0;
        for (int read = body.read(block); read >= 0; read = body.read(block)) {
            count += read;
        }
        return count;
    }

    private static void stream(HttpServletResponse response) throws IOException {
        for (int i = 0; i < 3; i++) {
            response.getOutputStream().write('a');
            response.flushBuffer();
            Outgoing.pause(MILLIS / 3);
        }
    }
}
