package io.sonde.instrumentation.servlet;

/**
 * The URL patterns of one servlet (Servlet specification, chapter "Mapping Requests to Servlets") as routes, joined with the
 * context path. A pattern that matches everything is no route. Immutable.
 */
public final class ServletMappings {

    private final String[] patterns;
    private final String[] routes;

    /** @param contextPath empty for the root context */
    public ServletMappings(String contextPath, String[] patterns) {
        String context = contextPath == null || contextPath.equals("/") ? "" : contextPath;
        this.patterns = patterns.clone();
        this.routes = new String[patterns.length];
        for (int i = 0; i < patterns.length; i++) {
            routes[i] = route(context, patterns[i]);
        }
    }

    private static String route(String context, String pattern) {
        if (pattern.equals("/") || pattern.equals("/*")) {
            return null;
        }
        return pattern.isEmpty()
                ? context + '/'
                : pattern.charAt(0) == '/' ? context + pattern : context + "/" + pattern;
    }

    /** Whether the path decides which pattern has matched. */
    public boolean needsPath() {
        return patterns.length > 1;
    }

    /**
     * The route of a request that reached the servlet.
     *
     * @param servletPath the part of the path that matched; may be null where there is but one pattern
     * @return null if the pattern matches everything
     */
    public String route(String servletPath) {
        if (patterns.length == 1) {
            return routes[0];
        }
        int best = -1;
        for (int i = 0; i < patterns.length; i++) {
            String pattern = patterns[i];
            if (pattern.equals(servletPath)) {
                return routes[i];
            }
            if (isPrefix(pattern, servletPath) || (best < 0 && isExtension(pattern, servletPath))) {
                best = i;
            }
        }
        return best < 0 ? null : routes[best];
    }

    private static boolean isPrefix(String pattern, String servletPath) {
        int length = pattern.length() - 2;
        return servletPath != null
                && length > 0
                && servletPath.length() == length
                && pattern.endsWith("/*")
                && pattern.startsWith(servletPath);
    }

    private static boolean isExtension(String pattern, String servletPath) {
        return servletPath != null
                && pattern.startsWith("*.")
                && servletPath.regionMatches(
                        servletPath.length() - pattern.length() + 1, pattern, 1, pattern.length() - 1);
    }
}
