package io.sonde.agent.weaving;

import io.sonde.agent.premain.AgentClassLoader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The advice classes in the agent's jar, read once each. Thread-safe. */
final class AdviceClasses {

    private final AgentClassLoader agentLoader;
    private final Map<String, AdviceClass> read = new ConcurrentHashMap<String, AdviceClass>();

    AdviceClasses(AgentClassLoader agentLoader) {
        this.agentLoader = agentLoader;
    }

    /**
     * The class with that binary name.
     *
     * @throws IllegalStateException if the agent's jar lacks it
     */
    AdviceClass get(String name) {
        AdviceClass known = read.get(name);
        if (known == null) {
            byte[] bytes = agentLoader.classBytes(name);
            if (bytes == null) {
                throw new IllegalStateException("The agent's jar has no class " + name);
            }
            known = AdviceClass.read(bytes);
            read.put(name, known);
        }
        return known;
    }
}
