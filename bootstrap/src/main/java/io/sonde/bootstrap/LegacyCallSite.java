package io.sonde.bootstrap;

import java.lang.invoke.MethodHandle;
import java.lang.ref.WeakReference;

/** One numbered call site of a woven class older than Java 7, linked at its first call. */
final class LegacyCallSite {

    private final WeakReference<ClassLoader> callerLoader;
    private final boolean bootLoader;
    private final String caller;
    private final String method;
    private final int argumentCount;
    private final String instrumentation;
    private final String advice;

    /** Weak, because it reaches the application's loader through the advice; the linker ties it to the caller's class. */
    private volatile WeakReference<MethodHandle> target;

    /** Set once linking has failed: like an {@code invokedynamic} call site, this one then does nothing for good. */
    private volatile boolean unlinkable;

    LegacyCallSite(
            ClassLoader callerLoader,
            String caller,
            String method,
            int argumentCount,
            String instrumentation,
            String advice) {
        this.callerLoader = new WeakReference<ClassLoader>(callerLoader);
        this.bootLoader = callerLoader == null;
        this.caller = caller;
        this.method = method;
        this.argumentCount = argumentCount;
        this.instrumentation = instrumentation;
        this.advice = advice;
    }

    /** Whether this is the call site of that loader for that method of that advice. */
    boolean is(
            ClassLoader otherLoader,
            String otherMethod,
            int otherArgumentCount,
            String otherInstrumentation,
            String otherAdvice) {
        return callerLoader.get() == otherLoader
                && bootLoader == (otherLoader == null)
                && argumentCount == otherArgumentCount
                && method.equals(otherMethod)
                && advice.equals(otherAdvice)
                && instrumentation.equals(otherInstrumentation);
    }

    /** Whether nothing can call this call site any more. */
    boolean isCallerCollected() {
        return !bootLoader && callerLoader.get() == null;
    }

    Object invoke(AdviceLinker linker, Object[] arguments) throws Throwable {
        WeakReference<MethodHandle> reference = target;
        MethodHandle handle = reference == null ? null : reference.get();
        if (handle == null) {
            handle = link(linker);
            if (handle == null) {
                return null;
            }
        }
        return handle.invokeExact(arguments);
    }

    private MethodHandle link(AdviceLinker linker) {
        ClassLoader loader = callerLoader.get();
        if (unlinkable || linker == null || (loader == null && !bootLoader)) {
            return null;
        }
        MethodHandle handle = linker.linkLegacy(loader, caller, method, argumentCount, instrumentation, advice);
        if (handle == null) {
            unlinkable = true;
        } else {
            target = new WeakReference<MethodHandle>(handle);
        }
        return handle;
    }
}
