package io.sonde.bootstrap;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Finds the advice behind a call site of woven code. Implemented by the agent, outside the boot loader. */
public interface AdviceLinker {

    /**
     * Links one call site. May be called by several threads at once.
     *
     * @param caller the woven class, with its full access rights
     * @param method {@code enter} or {@code exit}
     * @param type the call site's type: references are erased to {@code Object} or {@code Throwable}
     * @param instrumentation the name of the instrumentation that wove the call site
     * @param advice the binary name of the advice class
     * @return a call site of that type whose target never throws
     */
    CallSite link(MethodHandles.Lookup caller, String method, MethodType type, String instrumentation, String advice);

    /**
     * Links a call site of a class that is too old for {@code invokedynamic}.
     *
     * @param callerLoader the loader of the woven class, {@code null} for the boot loader
     * @param caller the binary name of a class of that loader with such a call site; the advice is to live as long as it
     * @param method {@code enter} or {@code exit}
     * @param argumentCount the number of arguments that the call site passes
     * @param instrumentation the name of the instrumentation that wove the call site
     * @param advice the binary name of the advice class
     * @return a handle of type {@code (Object[])Object} that never throws
     */
    MethodHandle linkLegacy(
            ClassLoader callerLoader,
            String caller,
            String method,
            int argumentCount,
            String instrumentation,
            String advice);
}
