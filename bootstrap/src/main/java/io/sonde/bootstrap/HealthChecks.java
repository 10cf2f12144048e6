package io.sonde.bootstrap;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * The health checks that applications add of their own. The class is in the boot loader, so that an application reaches it
 * by name and needs nothing of Sonde to be compiled:
 *
 * <pre>{@code
 * Class.forName("io.sonde.bootstrap.HealthChecks", true, null)
 *         .getMethod("register", String.class, Callable.class)
 *         .invoke(null, "search-index", (Callable<Object>) () -> index.isOpen());
 * }</pre>
 *
 * A {@code ClassNotFoundException} says that the application runs without the agent. Thread-safe.
 */
public final class HealthChecks {

    private static final Map<String, Callable<?>> CHECKS = new TreeMap<String, Callable<?>>();

    private HealthChecks() {}

    /**
     * Adds a check, or replaces the one of that name. It is called on a thread of the agent when {@code /health} is asked,
     * once a second at most, and has as long as {@code sonde.health.check-timeout} says.
     *
     * <p>It answers with a {@link Boolean}, with {@code healthy}, {@code degraded}, {@code unhealthy} or {@code unknown}, or
     * with a {@link Map} that holds one of these as {@code status}, an explanation as {@code reason} and whatever else is to
     * be shown. An exception means unhealthy.
     *
     * @param check is held until {@link #unregister}: an application that is undeployed takes its checks away
     */
    public static synchronized void register(String name, Callable<?> check) {
        if (name == null || check == null) {
            throw new NullPointerException("A health check has a name and something to call");
        }
        CHECKS.put(name, check);
    }

    /** Takes a check away; nothing happens if there is none of that name. */
    public static synchronized void unregister(String name) {
        if (name != null) {
            CHECKS.remove(name);
        }
    }

    /** The checks at this moment, by name. */
    public static synchronized Map<String, Callable<?>> registered() {
        return new TreeMap<String, Callable<?>>(CHECKS);
    }
}
