package io.sonde.smoke.context;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;

/** Serves what it is told to with a request each. */
final class Server {

    /** What a request does; it returns the response, or null if that is written or will be. */
    interface Handler {
        String handle(HttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    private final Tomcat tomcat = new Tomcat();

    Server(Handler handler) throws IOException, LifecycleException {
        File directory = Files.createTempDirectory("context").toFile();
        directory.deleteOnExit();
        tomcat.setBaseDir(directory.getPath());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxThreads", "120");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        Context context = tomcat.addContext("", directory.getPath());
        Wrapper wrapper = Tomcat.addServlet(context, "all", new HttpServlet() {
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
        });
        wrapper.setAsyncSupported(true);
        context.addServletMappingDecoded("/*", "all");
        tomcat.start();
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }
}
