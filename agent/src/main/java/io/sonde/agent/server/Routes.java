package io.sonde.agent.server;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The addresses that the server answers. Filled before the server starts and not changed afterwards. */
public final class Routes {
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();

    /**
     * @param path matched exactly; a query is ignored
     * @return this
     */
    public Routes add(String path, Endpoint endpoint) {
        endpoints.put(path, endpoint);
        return this;
    }

    Set<String> paths() {
        return Collections.unmodifiableSet(endpoints.keySet());
    }

    /** Null if there is no such address. */
    Endpoint endpoint(String path) {
        return endpoints.get(path);
    }
}
