package io.sonde.smoke.server;

import java.io.IOException;
import java.util.EnumSet;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import javax.servlet.ServletRegistration;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpServletResponse;

/** Everything that the contract asks a servlet application for. */
public final class Contract {

    private Contract() {}

    /** Registers the servlets and filters. */
    public static void register(ServletContext context) {
        add(context, "ok", "/ok");
        add(context, "items", "/items/*");
        add(context, "several", "/several/one", "/several/more/*", "*.page");
        add(context, "status", "/status");
        add(context, "throw", "/throw");
        add(context, "throw-late", "/throw-late");
        add(context, "send-error", "/send-error");
        add(context, "redirect", "/redirect");
        add(context, "forward", "/forward");
        add(context, "include", "/include");
        add(context, "denied", "/denied");
        add(context, "async-complete", "/async/complete");
        add(context, "async-dispatch", "/async/dispatch");
        add(context, "async-dispatch-throw", "/async/dispatch-throw");
        add(context, "async-timeout", "/async/timeout");
        add(context, "async-twice", "/async/twice");
        add(context, "large-response", "/large-response");
        add(context, "large-request", "/large-request");
        add(context, "stream", "/stream");
        add(context, "call", "/call");
        for (String place : new String[] {"untraced", "left-out"}) {
            addAs(context, place + "-call", "call", '/' + place + "/call");
            addAs(context, place + "-async", "async-dispatch", '/' + place + "/async");
        }
        filter(context, "outer", new PassingFilter());
        filter(context, "wrapping", new WrappingFilter());
        filter(context, "denying", new DenyingFilter());
    }

    private static void add(ServletContext context, String scenario, String... patterns) {
        addAs(context, scenario, scenario, patterns);
    }

    private static void addAs(ServletContext context, String name, String scenario, String... patterns) {
        ServletRegistration.Dynamic servlet = context.addServlet(name, new ScenarioServlet(scenario));
        servlet.setAsyncSupported(true);
        servlet.addMapping(patterns);
    }

    private static void filter(ServletContext context, String name, Filter filter) {
        FilterRegistration.Dynamic registration = context.addFilter(name, filter);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ASYNC), true, "/*");
    }

    private static class PassingFilter implements Filter {

        @Override
        public void init(FilterConfig config) {}

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            chain.doFilter(request, response);
        }

        @Override
        public void destroy() {}
    }

    /** Hides the container's request, as frameworks do. */
    private static final class WrappingFilter extends PassingFilter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            chain.doFilter(new HttpServletRequestWrapper((HttpServletRequest) request), response);
        }
    }

    private static final class DenyingFilter extends PassingFilter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (((HttpServletRequest) request).getRequestURI().endsWith("/denied")) {
                ((HttpServletResponse) response).setStatus(403);
                return;
            }
            chain.doFilter(request, response);
        }
    }
}
