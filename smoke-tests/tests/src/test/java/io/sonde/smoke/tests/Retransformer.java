package io.sonde.smoke.tests;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;

/** A java agent that comes later, as a profiler does, and has the JVM build loaded classes anew. */
public final class Retransformer {

    private Retransformer() {}

    /** @param prefix of the binary names of the classes */
    public static void agentmain(String prefix, Instrumentation instrumentation) throws UnmodifiableClassException {
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (loaded.getName().startsWith(prefix) && instrumentation.isModifiableClass(loaded)) {
                classes.add(loaded);
            }
        }
        instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
        System.err.println("[retransformer] classes: " + classes.size());
    }
}
