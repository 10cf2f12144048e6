package io.sonde.smoke.context.libraries;

import io.sonde.smoke.context.Child;
import io.sonde.smoke.context.ServedWay;
import io.sonde.smoke.context.Way;
import java.util.Map;
import javax.servlet.AsyncContext;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Requests that Jetty serves. */
final class JettyWays {

    private JettyWays() {}

    static void addTo(Map<String, Way> ways) {
        ways.put("Jetty AsyncContext.start", new AsyncContextStart());
    }

    private static final class AsyncContextStart implements ServedWay {

        @Override
        public int serve(HttpServlet servlet) throws Exception {
            Server server = new Server();
            ServerConnector connector = new ServerConnector(server);
            connector.setHost("127.0.0.1");
            server.addConnector(connector);
            serveAll(server, servlet);
            server.start();
            return connector.getLocalPort();
        }

        @Override
        public void handle(Child child, HttpServletRequest request, HttpServletResponse response) {
            AsyncContext async = request.startAsync();
            async.start(() -> {
                child.run();
                async.complete();
            });
        }
    }

    /** Has all served by the servlet. Its classes have other names since there are several generations of servlets in Jetty. */
    private static void serveAll(Server server, HttpServlet servlet) throws ReflectiveOperationException {
        String names = Server.getVersion().startsWith("9.") ? "org.eclipse.jetty." : "org.eclipse.jetty.ee8.";
        Class<?> holder = Class.forName(names + "servlet.ServletHolder");
        Class<?> context = Class.forName(names + "servlet.ServletContextHandler");
        Class<?> handler = Class.forName("org.eclipse.jetty.server.Handler");
        Object all = holder.getConstructor(Servlet.class).newInstance(servlet);
        holder.getMethod("setAsyncSupported", boolean.class).invoke(all, true);
        Object serving = context.getConstructor().newInstance();
        context.getMethod("addServlet", holder, String.class).invoke(serving, all, "/*");
        Object outermost = handler.isInstance(serving)
                ? serving
                : context.getMethod("getCoreContextHandler").invoke(serving);
        Server.class.getMethod("setHandler", handler).invoke(server, outermost);
    }
}
