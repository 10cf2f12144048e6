package io.sonde.agent.weaving;

import io.sonde.bootstrap.AdviceBootstrap;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What the call sites of woven code refer to, by class loader: {@link AdviceBootstrap}, or the class of {@code java.lang}
 * that hands over to it where a loader shows its classes of the boot loader only what the JDK has. Thread-safe.
 */
final class CallSiteOwners {

    /** The internal name where nothing is hidden. */
    static final String VISIBLE = "io/sonde/bootstrap/AdviceBootstrap";

    private static final String IN_JAVA_LANG = "java/lang/SondeCallSites";
    private static final String NONE = "";

    private final ClassHierarchy hierarchy;
    private final Map<ClassLoader, String> owners = Collections.synchronizedMap(new WeakHashMap<ClassLoader, String>());

    CallSiteOwners(ClassHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** @return an internal name; null if the loader hides both */
    String of(ClassLoader loader) {
        if (loader == null) {
            return VISIBLE;
        }
        String owner = owners.get(loader);
        if (owner == null) {
            owner = find(loader);
            owners.put(loader, owner);
        }
        return owner.equals(NONE) ? null : owner;
    }

    private String find(ClassLoader loader) {
        if (hierarchy.sees(loader, AdviceBootstrap.class)) {
            return VISIBLE;
        }
        Class<?> inJavaLang = inJavaLang();
        return inJavaLang != null && hierarchy.sees(loader, inJavaLang) ? IN_JAVA_LANG : NONE;
    }

    /** Null where this JVM did not let it be defined. */
    private static Class<?> inJavaLang() {
        try {
            return Class.forName(IN_JAVA_LANG.replace('/', '.'), false, null);
        } catch (ClassNotFoundException undefined) {
            return null;
        }
    }
}
