package io.sonde.agent.weaving;

import io.sonde.bootstrap.AdviceBootstrap;
import io.sonde.bootstrap.AdviceLinker;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** A JVM takes one linker, once: this one hands over to that of the test. */
public final class SwitchedLinker implements AdviceLinker {

    private static volatile AdviceLinker linker;

    static {
        if (!AdviceBootstrap.install(new SwitchedLinker())) {
            throw new IllegalStateException("Another linker is there already");
        }
    }

    private SwitchedLinker() {}

    public static void use(AdviceLinker next) {
        linker = next;
    }

    @Override
    public CallSite link(
            MethodHandles.Lookup caller, String method, MethodType type, String instrumentation, String advice) {
        return linker.link(caller, method, type, instrumentation, advice);
    }

    @Override
    public MethodHandle linkLegacy(
            ClassLoader loader, String caller, String method, int arguments, String instrumentation, String advice) {
        return linker.linkLegacy(loader, caller, method, arguments, instrumentation, advice);
    }
}
