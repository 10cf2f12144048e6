package io.sonde.agent.linking;

import io.sonde.agent.premain.AgentClassLoader;
import io.sonde.instrumentation.association.WeakIdentityMap;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * The advice loaders by application loader and instrumentation. Held weakly: the woven classes keep their advice alive
 * through their call sites, and nothing here keeps an application's loader. Thread-safe.
 */
final class AdviceLoaders {

    private final AgentClassLoader agentLoader;
    private final WeakIdentityMap<ClassLoader, Map<String, WeakReference<AdviceClassLoader>>> loaders =
            new WeakIdentityMap<ClassLoader, Map<String, WeakReference<AdviceClassLoader>>>();

    AdviceLoaders(AgentClassLoader agentLoader) {
        this.agentLoader = agentLoader;
    }

    synchronized ClassLoader loaderFor(ClassLoader applicationLoader, String advice) {
        String advicePackage = advice.substring(0, advice.lastIndexOf('.') + 1);
        ClassLoader key = applicationLoader == null ? agentLoader : applicationLoader;
        Map<String, WeakReference<AdviceClassLoader>> ofLoader = loaders.get(key);
        if (ofLoader == null) {
            ofLoader = new HashMap<String, WeakReference<AdviceClassLoader>>();
            loaders.put(key, ofLoader);
        }
        WeakReference<AdviceClassLoader> reference = ofLoader.get(advicePackage);
        AdviceClassLoader loader = reference == null ? null : reference.get();
        if (loader == null) {
            loader = new AdviceClassLoader(key, agentLoader, advicePackage);
            ofLoader.put(advicePackage, new WeakReference<AdviceClassLoader>(loader));
        }
        return loader;
    }
}
