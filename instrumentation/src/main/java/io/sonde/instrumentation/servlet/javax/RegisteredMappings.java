package io.sonde.instrumentation.servlet.javax;

import io.sonde.instrumentation.association.WeakIdentityMap;
import io.sonde.instrumentation.servlet.ServletMappings;
import java.util.Collection;
import javax.servlet.ServletConfig;
import javax.servlet.ServletContext;
import javax.servlet.ServletRegistration;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;

/** The routes of servlets, read when one is first used. Thread-safe. */
final class RegisteredMappings {

    private static final ServletMappings NONE = new ServletMappings("", new String[] {"/"});
    private static final WeakIdentityMap<HttpServlet, ServletMappings> MAPPINGS =
            new WeakIdentityMap<HttpServlet, ServletMappings>();

    private RegisteredMappings() {}

    /** The pattern by which the request was given to the servlet; null if that is not known, or matches everything. */
    static String of(HttpServlet servlet, HttpServletRequest request) {
        ServletMappings mappings = MAPPINGS.get(servlet);
        if (mappings == null) {
            mappings = read(servlet.getServletConfig());
            MAPPINGS.put(servlet, mappings);
        }
        return mappings.route(mappings.needsPath() ? request.getServletPath() : null);
    }

    private static ServletMappings read(ServletConfig configuration) {
        if (configuration == null) {
            return NONE;
        }
        ServletContext context = configuration.getServletContext();
        ServletRegistration registration = context.getServletRegistration(configuration.getServletName());
        Collection<String> patterns = registration == null ? null : registration.getMappings();
        return patterns == null || patterns.isEmpty()
                ? NONE
                : new ServletMappings(context.getContextPath(), patterns.toArray(new String[0]));
    }
}
