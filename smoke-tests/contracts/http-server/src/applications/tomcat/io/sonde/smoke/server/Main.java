package io.sonde.smoke.server;

import java.io.File;
import java.nio.file.Files;
import java.util.Set;
import javax.servlet.ServletContainerInitializer;
import javax.servlet.ServletContext;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;

/** Tomcat, embedded. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        File base = Files.createTempDirectory("tomcat").toFile();
        base.deleteOnExit();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.getPath());
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.addUpgradeProtocol(new Http2Protocol());
        tomcat.getService().addConnector(connector);
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("/ctx", base.getPath());
        Wrapper defaultServlet = Tomcat.addServlet(context, "default", new DefaultServlet());
        defaultServlet.setAsyncSupported(true);
        defaultServlet.addMapping("/");
        context.addServletContainerInitializer(
                new ServletContainerInitializer() {
                    @Override
                    public void onStartup(Set<Class<?>> classes, ServletContext servletContext) {
                        Contract.register(servletContext);
                    }
                },
                null);
        tomcat.start();
        System.out.println("ready at http://127.0.0.1:" + connector.getLocalPort());
        tomcat.getServer().await();
    }
}
