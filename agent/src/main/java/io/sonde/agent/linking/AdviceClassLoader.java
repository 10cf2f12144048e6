package io.sonde.agent.linking;

import io.sonde.agent.premain.AgentClassLoader;

/**
 * Defines the advice of one instrumentation for one class loader of the application. It sees the library through the
 * application's loader and the vocabulary through the agent's; the application's loader knows nothing of it.
 */
final class AdviceClassLoader extends ClassLoader {

    private static final String AGENT_PREFIX = "io.sonde.";

    static {
        registerAsParallelCapable();
    }

    private final AgentClassLoader agentLoader;
    private final String advicePackage;

    /** @param advicePackage the package of the instrumentation, with a dot at its end */
    AdviceClassLoader(ClassLoader applicationLoader, AgentClassLoader agentLoader, String advicePackage) {
        super(applicationLoader);
        this.agentLoader = agentLoader;
        this.advicePackage = advicePackage;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(AGENT_PREFIX)) {
            return super.loadClass(name, resolve);
        }
        if (!name.startsWith(advicePackage) || name.indexOf('.', advicePackage.length()) >= 0) {
            return agentLoader.loadClass(name);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] bytes = agentLoader.classBytes(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length, agentLoader.domain());
        }
    }
}
