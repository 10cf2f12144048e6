package io.sonde.instrumentation.selection;

import java.util.Collections;

/**
 * Which HTTP requests are left out: of traces, with all that is made in their course; of metrics, they alone. Immutable.
 */
public final class Exclusion {

    /** Nothing is left out. */
    public static final Exclusion NONE = new Exclusion(PathPatterns.NONE, PathPatterns.NONE, none(), none());

    private final PathPatterns untracedPaths;
    private final PathPatterns uncountedPaths;
    private final NamePatterns untracedHosts;
    private final NamePatterns uncountedHosts;
    private final boolean paths;
    private final boolean hosts;

    private Exclusion(
            PathPatterns untracedPaths,
            PathPatterns uncountedPaths,
            NamePatterns untracedHosts,
            NamePatterns uncountedHosts) {
        this.untracedPaths = untracedPaths;
        this.uncountedPaths = uncountedPaths;
        this.untracedHosts = untracedHosts;
        this.uncountedHosts = uncountedHosts;
        this.paths = !untracedPaths.isEmpty() || !uncountedPaths.isEmpty();
        this.hosts = !untracedHosts.isEmpty() || !uncountedHosts.isEmpty();
    }

    /**
     * Of requests to a server by their paths, of a client's by the hosts that they go to.
     *
     * @param untracedHosts in lower case, as are the {@code uncountedHosts}
     */
    public static Exclusion of(
            PathPatterns untracedPaths,
            PathPatterns uncountedPaths,
            NamePatterns untracedHosts,
            NamePatterns uncountedHosts) {
        return new Exclusion(untracedPaths, uncountedPaths, untracedHosts, uncountedHosts);
    }

    private static NamePatterns none() {
        return new NamePatterns(Collections.<String>emptyList());
    }

    /** Whether a path may be left out of anything. */
    public boolean hasPaths() {
        return paths;
    }

    /** Whether a host may be left out of anything. */
    public boolean hasHosts() {
        return hosts;
    }

    /** The paths of requests that are not traced. */
    public PathPatterns untracedPaths() {
        return untracedPaths;
    }

    /** The paths of requests that are not counted. */
    public PathPatterns uncountedPaths() {
        return uncountedPaths;
    }

    /** Whether requests to that host, in any case, are not traced. */
    public boolean isUntracedHost(String host) {
        return untracedHosts.matchesIgnoringCase(host);
    }

    /** Whether requests to that host, in any case, are not counted. */
    public boolean isUncountedHost(String host) {
        return uncountedHosts.matchesIgnoringCase(host);
    }
}
