package io.sonde.smoke.server;

import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty 12 with the servlets of Jakarta EE 10. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath("/ctx");
        context.setBaseResourceAsPath(java.nio.file.Paths.get(System.getProperty("java.io.tmpdir")));
        context.addServlet(DefaultServlet.class, "/").setAsyncSupported(true);
        context.addEventListener(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                Contract.register(event.getServletContext());
            }

            @Override
            public void contextDestroyed(ServletContextEvent event) {}
        });
        server.setHandler(context);
        server.start();
        System.out.println("ready at http://127.0.0.1:" + connector.getLocalPort());
    }
}
