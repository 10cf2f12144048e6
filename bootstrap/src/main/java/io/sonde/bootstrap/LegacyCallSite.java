package io.sonde.bootstrap;

import java.lang.invoke.MethodHandle;
import java.lang.ref.WeakReference;

/** One numbered call site of a woven class older than Java 7, linked at its first call. */
final class LegacyCallSite {

    private final WeakReference<ClassLoader> callerLoader;
    private final boolean bootLoader;
    private final String method;
    private final int argumentCount;
    private final String instrumentation;
    private final String advice;

    /** Reaches the application's loader through the advice, so that the caller, which is alive here, alone keeps it. */
    private volatile WeakReference<MethodHandle> target;

    LegacyCallSite(ClassLoader callerLoader, String method, int argumentCount, String instrumentation, String advice) {
        this.callerLoader = new WeakReference<ClassLoader>(callerLoader);
        this.bootLoader = callerLoader == null;
        this.method = method;
        this.argumentCount = argumentCount;
        this.instrumentation = instrumentation;
        this.advice = advice;
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
        if (linker == null || (loader == null && !bootLoader)) {
            return null;
        }
        MethodHandle handle = linker.linkLegacy(loader, method, argumentCount, instrumentation, advice);
        if (handle != null) {
            target = new WeakReference<MethodHandle>(handle);
        }
        return handle;
    }
}
