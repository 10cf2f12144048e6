package io.sonde.instrumentation.springmvc;

import java.util.concurrent.ConcurrentHashMap;

/** Joins a handler's pattern with the paths that it is below. Remembers what it joined. Thread-safe. */
public final class HandlerRoutes {

    /** Where Spring leaves the pattern that matched best, as a String or a PathPattern. */
    public static final String PATTERN_ATTRIBUTE = "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

    private static final int MAXIMUM = 2000;
    private static final ConcurrentHashMap<String, Joined> KNOWN = new ConcurrentHashMap<String, Joined>();

    private HandlerRoutes() {}

    /**
     * The whole route.
     *
     * @param contextPath empty for the root context
     * @param servletPrefix the part of the path that led to Spring's servlet where that is mapped to a prefix, else empty
     */
    public static String join(String contextPath, String servletPrefix, String pattern) {
        if (contextPath.isEmpty() && servletPrefix.isEmpty() && pattern.startsWith("/")) {
            return pattern;
        }
        Joined known = KNOWN.get(pattern);
        if (known == null || !known.contextPath.equals(contextPath) || !known.servletPrefix.equals(servletPrefix)) {
            known = new Joined(contextPath, servletPrefix, pattern);
            if (KNOWN.size() < MAXIMUM) {
                KNOWN.put(pattern, known);
            }
        }
        return known.route;
    }

    private static final class Joined {

        private final String contextPath;
        private final String servletPrefix;
        private final String route;

        Joined(String contextPath, String servletPrefix, String pattern) {
            this.contextPath = contextPath;
            this.servletPrefix = servletPrefix;
            this.route = contextPath + servletPrefix + (pattern.startsWith("/") ? pattern : '/' + pattern);
        }
    }
}
