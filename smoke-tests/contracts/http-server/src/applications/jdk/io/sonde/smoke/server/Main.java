package io.sonde.smoke.server;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** The JDK's HTTP server. */
public final class Main {

    private static final long MILLIS = 150;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(8));
        String[] scenarios = {
            "ok",
            "items",
            "status",
            "throw",
            "throw-late",
            "redirect",
            "denied",
            "async/complete",
            "large-response",
            "large-request",
            "stream",
            "call",
            "unclosed"
        };
        for (String scenario : scenarios) {
            HttpContext context = server.createContext("/ctx/" + scenario, new ScenarioHandler(scenario));
            context.getFilters().add(new PassingFilter());
            context.getFilters().add(new PassingFilter());
        }
        server.createContext("/ctx/untraced/call", new ScenarioHandler("call"));
        server.createContext("/ctx/left-out/call", new ScenarioHandler("call"));
        server.createContext("/ctx", new ScenarioHandler("missing"));
        server.start();
        System.out.println("ready at http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static final class PassingFilter extends Filter {

        @Override
        public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
            if (exchange.getHttpContext().getPath().endsWith("/denied")) {
                exchange.sendResponseHeaders(403, -1);
            } else {
                chain.doFilter(exchange);
            }
        }

        @Override
        public String description() {
            return "passes";
        }
    }

    private static final class ScenarioHandler implements HttpHandler {

        private final String scenario;

        ScenarioHandler(String scenario) {
            this.scenario = scenario;
        }

        @Override
        public void handle(final HttpExchange exchange) throws IOException {
            switch (scenario) {
                case "missing":
                    respond(exchange, 404, "nothing here");
                    break;
                case "status":
                    respond(exchange, Integer.parseInt(parameter(exchange, "code")), "");
                    break;
                case "throw":
                    throw new IllegalStateException("thrown on purpose");
                case "throw-late":
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('a');
                    exchange.getResponseBody().flush();
                    throw new IllegalStateException("thrown on purpose");
                case "redirect":
                    exchange.getResponseHeaders().set("Location", "/ctx/ok");
                    exchange.sendResponseHeaders(302, -1);
                    break;
                case "async/complete":
                    Outgoing.later(MILLIS, new Runnable() {
                        @Override
                        public void run() {
                            try {
                                respond(exchange, 200, "OK");
                            } catch (IOException failure) {
                                throw new IllegalStateException(failure);
                            }
                        }
                    });
                    break;
                case "large-response":
                    largeResponse(exchange);
                    break;
                case "large-request":
                    respond(exchange, 200, Long.toString(count(exchange.getRequestBody())));
                    break;
                case "stream":
                    stream(exchange);
                    break;
                case "call":
                    respond(
                            exchange,
                            200,
                            Outgoing.get(java.net.URLDecoder.decode(parameter(exchange, "url"), "UTF-8")));
                    break;
                case "unclosed":
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write(new byte[] {'O', 'K'});
                    exchange.getResponseBody().flush();
                    break;
                default:
                    respond(exchange, 200, "OK");
            }
        }
    }

    private static String parameter(HttpExchange exchange, String name) {
        for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        throw new IllegalArgumentException("no " + name);
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes("UTF-8");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bytes.length == 0 || head ? -1 : bytes.length);
        if (bytes.length > 0 && !head) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static void largeResponse(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] block = new byte[8192];
        try (OutputStream body = exchange.getResponseBody()) {
            for (long left = Long.parseLong(parameter(exchange, "bytes")); left > 0; left -= block.length) {
                body.write(block, 0, (int) Math.min(left, block.length));
            }
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

    private static void stream(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < 3; i++) {
                body.write('a');
                body.flush();
                Outgoing.pause(MILLIS / 3);
            }
        }
    }
}
