package io.sonde.smoke.context.libraries;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import javax.servlet.ServletConfig;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/** Spring's dispatcher, inside the servlet that serves all. */
final class SpringDispatcher {

    private DispatcherServlet servlet;

    void dispatch(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        servlet(request.getServletContext()).service(request, response);
    }

    private synchronized DispatcherServlet servlet(ServletContext servletContext) throws ServletException {
        if (servlet == null) {
            AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
            context.register(SpringBeans.class);
            DispatcherServlet made = new DispatcherServlet(context);
            made.init(new Config(servletContext));
            servlet = made;
        }
        return servlet;
    }

    private static final class Config implements ServletConfig {
        private final ServletContext servletContext;

        Config(ServletContext servletContext) {
            this.servletContext = servletContext;
        }

        @Override
        public String getServletName() {
            return "spring";
        }

        @Override
        public ServletContext getServletContext() {
            return servletContext;
        }

        @Override
        public String getInitParameter(String name) {
            return null;
        }

        @Override
        public Enumeration<String> getInitParameterNames() {
            return Collections.emptyEnumeration();
        }
    }
}
