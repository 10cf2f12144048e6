package io.sonde.instrumentation.tomcat;

import io.sonde.instrumentation.association.WeakIdentityMap;
import io.sonde.instrumentation.servlet.ServletMappings;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.mapper.MappingData;

/** The routes of Tomcat's wrappers of servlets, read when a wrapper is first used. Thread-safe. */
final class WrapperMappings {

    private static final WeakIdentityMap<Wrapper, ServletMappings> MAPPINGS =
            new WeakIdentityMap<Wrapper, ServletMappings>();

    private WrapperMappings() {}

    /** The pattern by which the request was given to its servlet; null if there is none, or it matches everything. */
    static String of(MappingData mapping) {
        Wrapper wrapper = mapping.wrapper;
        Context context = mapping.context;
        if (wrapper == null || context == null) {
            return null;
        }
        ServletMappings mappings = MAPPINGS.get(wrapper);
        if (mappings == null) {
            mappings = new ServletMappings(context.getPath(), wrapper.findMappings());
            MAPPINGS.put(wrapper, mappings);
        }
        return mappings.route(mappings.needsPath() ? mapping.wrapperPath.toString() : null);
    }
}
