package io.sonde.agent.linking;

import io.sonde.bootstrap.AdviceBootstrap;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/**
 * A linked call site. To the JIT compiler its target is a constant, so that it may be switched off costs the calls nothing.
 * Thread-safe.
 */
final class AdviceCallSite extends MutableCallSite {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final String instrumentation;
    private final boolean endsState;
    private boolean off;

    /** @param endsState whether the first argument is what enter of the same advice returned */
    AdviceCallSite(MethodHandle target, String instrumentation, boolean endsState) {
        super(target);
        this.instrumentation = instrumentation;
        this.endsState = endsState;
    }

    String instrumentation() {
        return instrumentation;
    }

    /** Lets it do nothing from now on, but for ending what was entered before. Other threads see it at the next sync. */
    synchronized void switchOff() {
        if (!off) {
            MethodHandle nothing = AdviceBootstrap.doNothing(type());
            setTarget(endsState ? MethodHandles.guardWithTest(hasState(), getTarget(), nothing) : nothing);
            off = true;
        }
    }

    private MethodHandle hasState() {
        Class<?> first = type().parameterType(0);
        try {
            return LOOKUP.findStatic(AdviceCallSite.class, "hasState", MethodType.methodType(boolean.class, first));
        } catch (NoSuchMethodException | IllegalAccessException impossible) {
            throw new LinkageError("AdviceCallSite.hasState(" + first + ')', impossible);
        }
    }

    @SuppressWarnings("unused") // by its name
    private static boolean hasState(Object state) {
        return state != null;
    }

    /** For call sites of old classes, which pass their arguments in an array. */
    @SuppressWarnings("unused") // by its name
    private static boolean hasState(Object[] arguments) {
        return arguments[0] != null;
    }
}
