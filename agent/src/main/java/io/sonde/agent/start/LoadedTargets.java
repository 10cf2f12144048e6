package io.sonde.agent.start;

import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.weaving.SondeTransformer;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/**
 * Classes of the JDK that were loaded before the agent and are woven afterwards: at once where a call could be missed, the
 * others while the application starts. Instances are immutable.
 */
final class LoadedTargets {

    private final Instrumentation jvm;
    private final List<Class<?>> urgent = new ArrayList<Class<?>>();
    private final List<Class<?>> others = new ArrayList<Class<?>>();

    LoadedTargets(Instrumentation jvm, SondeTransformer transformer) {
        this.jvm = jvm;
        for (Class<?> loaded : jvm.getAllLoadedClasses()) {
            String name = loaded.getName();
            if (transformer.isNamedTarget(name) && jvm.isModifiableClass(loaded)) {
                (transformer.canWait(name) ? others : urgent).add(loaded);
            }
        }
    }

    void weaveUrgent() {
        weave(urgent);
    }

    void weaveOthers() {
        weave(others);
    }

    /** All at once, because each time stops every thread; one by one where one of them refuses. */
    private void weave(List<Class<?>> classes) {
        if (classes.isEmpty()) {
            return;
        }
        try {
            jvm.retransformClasses(classes.toArray(new Class<?>[0]));
        } catch (Exception | LinkageError oneRefuses) {
            for (Class<?> loaded : classes) {
                weave(loaded);
            }
        }
    }

    private void weave(Class<?> loaded) {
        try {
            jvm.retransformClasses(loaded);
        } catch (Exception | LinkageError failure) {
            AgentLog.warn("Class " + loaded.getName() + " was loaded before the agent and could not be woven", failure);
        }
    }
}
