package io.sonde.smoke.context;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;

/** Serves what it is told to with a request each. */
final class Server {

    private final Tomcat tomcat = new Tomcat();

    Server(HandlerServlet.Handler handler) throws IOException, LifecycleException {
        File directory = Files.createTempDirectory("context").toFile();
        directory.deleteOnExit();
        tomcat.setBaseDir(directory.getPath());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxThreads", "120");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        Context context = tomcat.addContext("", directory.getPath());
        Wrapper wrapper = Tomcat.addServlet(context, "all", new HandlerServlet(handler));
        wrapper.setAsyncSupported(true);
        context.addServletMappingDecoded("/*", "all");
        tomcat.start();
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }
}
