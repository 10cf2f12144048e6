package io.sonde.agent.start;

import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.weaving.SondeTransformer;
import java.lang.instrument.Instrumentation;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Classes that were loaded before the agent and are woven afterwards: at once where a call could be missed, the others while
 * the application starts. Most are of the JDK. Those of the application are there before the agent where an AOT cache holds
 * them linked. Instances are immutable.
 */
final class LoadedTargets {

    private final Instrumentation jvm;
    private final Set<Class<?>> urgent = new LinkedHashSet<Class<?>>();
    private final Set<Class<?>> others = new LinkedHashSet<Class<?>>();

    LoadedTargets(Instrumentation jvm, SondeTransformer transformer, ClassLoader agentLoader) {
        this.jvm = jvm;
        for (Class<?> loaded : jvm.getAllLoadedClasses()) {
            String name = loaded.getName();
            if (transformer.isNamedTarget(name)) {
                if (jvm.isModifiableClass(loaded)) {
                    (transformer.canWait(name) ? others : urgent).add(loaded);
                }
                continue;
            }
            ClassLoader loader = loaded.getClassLoader();
            if (loader != null
                    && loader != agentLoader
                    && loader != agentLoader.getParent()
                    && transformer.hasTargetSupertype(loaded)) {
                addWithSuperclasses(loaded);
            }
        }
    }

    /** A method of a target may stand in a superclass that is no target by its own supertypes. */
    private void addWithSuperclasses(Class<?> subtype) {
        for (Class<?> type = subtype; type != null && type.getClassLoader() != null; type = type.getSuperclass()) {
            if (jvm.isModifiableClass(type)) {
                urgent.add(type);
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
    private void weave(Set<Class<?>> classes) {
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
