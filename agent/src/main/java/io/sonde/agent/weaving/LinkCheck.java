package io.sonde.agent.weaving;

import io.sonde.bootstrap.AdviceBootstrap;
import io.sonde.instrumentation.association.WeakIdentityMap;
import io.sonde.instrumentation.target.Instrumentation;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks, before an instrumentation is applied in a class loader, that woven code can reach the bootstrap classes from
 * there and that the library there has every class, field and method that any of its advice needs. The answer is remembered for the loader, weakly. Thread-safe.
 */
final class LinkCheck {

    private static final String AGENT_PREFIX = "io/sonde/";
    private static final String COMPLETE = "";
    private static final Object BOOT_LOADER = new Object();

    /** What woven code refers to. */
    private static final Reference BOOTSTRAP =
            new Reference(AdviceBootstrap.class.getName().replace('.', '/'), null, null);

    private final AdviceClasses adviceClasses;
    private final ClassHierarchy hierarchy;
    private final CallSiteOwners callSiteOwners;
    private final WeakIdentityMap<Object, Map<String, String>> answers =
            new WeakIdentityMap<Object, Map<String, String>>();

    LinkCheck(AdviceClasses adviceClasses, ClassHierarchy hierarchy, CallSiteOwners callSiteOwners) {
        this.adviceClasses = adviceClasses;
        this.hierarchy = hierarchy;
        this.callSiteOwners = callSiteOwners;
    }

    /**
     * What the library of that loader lacks.
     *
     * @param adviceNames the binary names of all advice classes of the instrumentation
     * @return null if nothing is missing, else the first missing class or member
     */
    String missing(ClassLoader loader, Instrumentation instrumentation, Collection<String> adviceNames) {
        if (callSiteOwners.of(loader) == null) {
            return BOOTSTRAP.toString();
        }
        if (instrumentation.platformTypesOnly()) {
            return null;
        }
        Object key = loader == null ? BOOT_LOADER : loader;
        Map<String, String> ofLoader = answers.get(key);
        if (ofLoader == null) {
            ofLoader = new ConcurrentHashMap<String, String>();
            answers.put(key, ofLoader);
        }
        String answer = ofLoader.get(instrumentation.name());
        if (answer == null) {
            answer = firstMissing(loader, instrumentation, adviceNames);
            ofLoader.put(instrumentation.name(), answer);
        }
        return answer.isEmpty() ? null : answer;
    }

    private String firstMissing(ClassLoader loader, Instrumentation instrumentation, Collection<String> adviceNames) {
        String definition = instrumentation.getClass().getName();
        String ownPackage =
                definition.substring(0, definition.lastIndexOf('.') + 1).replace('.', '/');
        Deque<String> open = new ArrayDeque<String>(adviceNames);
        Set<String> seen = new HashSet<String>(adviceNames);
        while (!open.isEmpty()) {
            for (Reference reference : adviceClasses.get(open.poll()).references()) {
                String owner = reference.owner();
                if (owner.startsWith(ownPackage)) {
                    String binaryName = owner.replace('/', '.');
                    if (seen.add(binaryName)) {
                        open.add(binaryName);
                    }
                } else if (!owner.startsWith(AGENT_PREFIX) && isMissing(loader, reference)) {
                    return reference.toString();
                }
            }
        }
        return COMPLETE;
    }

    private boolean isMissing(ClassLoader loader, Reference reference) {
        if (reference.member() == null) {
            return hierarchy.header(loader, reference.owner()) == null;
        }
        return !hierarchy.hasMember(loader, reference.owner(), reference.member(), reference.descriptor());
    }
}
