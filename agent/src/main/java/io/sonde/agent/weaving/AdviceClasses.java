package io.sonde.agent.weaving;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The advice classes, read once each. Thread-safe. */
final class AdviceClasses {

    private final Source source;
    private final Map<String, AdviceClass> read = new ConcurrentHashMap<String, AdviceClass>();

    /** Where their class files are. Thread-safe. */
    interface Source {

        /** The class file with that binary name; null if there is none. */
        byte[] classBytes(String name);
    }

    AdviceClasses(Source source) {
        this.source = source;
    }

    /**
     * The class with that binary name.
     *
     * @throws IllegalStateException if there is no such class
     */
    AdviceClass get(String name) {
        AdviceClass known = read.get(name);
        if (known == null) {
            byte[] bytes = source.classBytes(name);
            if (bytes == null) {
                throw new IllegalStateException("The agent has no class " + name);
            }
            known = AdviceClass.read(bytes);
            read.put(name, known);
        }
        return known;
    }
}
