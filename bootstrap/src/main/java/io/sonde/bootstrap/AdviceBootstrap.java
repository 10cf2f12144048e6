package io.sonde.bootstrap;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What woven code calls: the bootstrap method of its {@code invokedynamic} call sites, and the entry point for classes
 * older than Java 7, which have none. Never throws: a call site that cannot be linked does nothing.
 */
public final class AdviceBootstrap {

    private static final int MAXIMUM_LEGACY_CALL_SITES = 1 << 14;

    private static final AtomicReferenceArray<LegacyCallSite> LEGACY_CALL_SITES =
            new AtomicReferenceArray<LegacyCallSite>(MAXIMUM_LEGACY_CALL_SITES);
    private static int legacyCallSites;

    private static volatile AdviceLinker linker;

    private AdviceBootstrap() {}

    /**
     * Installs the agent's linker.
     *
     * @return false if another agent of the same kind is there already; nothing is changed then
     */
    public static synchronized boolean install(AdviceLinker adviceLinker) {
        if (linker != null) {
            return false;
        }
        linker = adviceLinker;
        return true;
    }

    /** The bootstrap method of woven call sites (JVMS 5.4.3.6). */
    public static CallSite link(
            MethodHandles.Lookup caller, String method, MethodType type, String instrumentation, String advice) {
        AdviceLinker current = linker;
        if (current != null) {
            try {
                CallSite callSite = current.link(caller, method, type, instrumentation, advice);
                if (callSite != null) {
                    return callSite;
                }
            } catch (Throwable linkageFailed) {
                // The linker has its own report; the application must not see this.
            }
        }
        return new ConstantCallSite(doNothing(type));
    }

    /**
     * The number of a call site of a class that is too old for {@code invokedynamic}. Call sites of one loader that call
     * the same advice share a number, and one whose loader was collected is given away again.
     *
     * @param caller the binary name of the class that is woven
     * @return -1 if there is no number left
     */
    public static synchronized int reserveLegacyCallSite(
            ClassLoader callerLoader,
            String caller,
            String method,
            int argumentCount,
            String instrumentation,
            String advice) {
        int free = -1;
        for (int number = 0; number < legacyCallSites; number++) {
            LegacyCallSite callSite = LEGACY_CALL_SITES.get(number);
            if (callSite.is(callerLoader, method, argumentCount, instrumentation, advice)) {
                return number;
            }
            if (free < 0 && callSite.isCallerCollected()) {
                free = number;
            }
        }
        if (free < 0) {
            if (legacyCallSites == MAXIMUM_LEGACY_CALL_SITES) {
                return -1;
            }
            free = legacyCallSites++;
        }
        LEGACY_CALL_SITES.set(
                free, new LegacyCallSite(callerLoader, caller, method, argumentCount, instrumentation, advice));
        return free;
    }

    /** Calls the advice of a numbered call site. Used by woven classes older than Java 7 only. */
    public static Object invoke(int number, Object[] arguments) {
        try {
            LegacyCallSite callSite = LEGACY_CALL_SITES.get(number);
            return callSite == null ? null : callSite.invoke(linker, arguments);
        } catch (Throwable linkageFailed) {
            return null;
        }
    }

    /** A handle of the given type that ignores its arguments and returns null, zero or nothing. */
    public static MethodHandle doNothing(MethodType type) {
        MethodHandle constant = MethodHandles.explicitCastArguments(
                MethodHandles.constant(Object.class, null), MethodType.methodType(type.returnType()));
        return MethodHandles.dropArguments(constant, 0, type.parameterList());
    }
}
