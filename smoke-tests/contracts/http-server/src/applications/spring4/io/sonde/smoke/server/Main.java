package io.sonde.smoke.server;

import java.io.File;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** Spring MVC 4 without Spring Boot, on an embedded Tomcat. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        File base = Files.createTempDirectory("tomcat").toFile();
        base.deleteOnExit();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.getPath());
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(0);
        tomcat.getService().addConnector(connector);
        tomcat.setConnector(connector);
        Context context = tomcat.addContext(arguments[0], base.getPath());
        AnnotationConfigWebApplicationContext handlers = new AnnotationConfigWebApplicationContext();
        handlers.register(Handlers.class);
        Wrapper dispatcher = Tomcat.addServlet(context, "dispatcher", new DispatcherServlet(handlers));
        dispatcher.setAsyncSupported(true);
        dispatcher.setLoadOnStartup(1);
        dispatcher.addMapping(arguments[1].equals("/") ? "/" : arguments[1] + "/*");
        tomcat.start();
        System.out.println("ready at http://127.0.0.1:" + connector.getLocalPort());
        tomcat.getServer().await();
    }

    /** What handles requests. */
    @Configuration
    @EnableWebMvc
    public static class Handlers {

        @Bean
        public ItemController itemController() {
            return new ItemController();
        }
    }
}
