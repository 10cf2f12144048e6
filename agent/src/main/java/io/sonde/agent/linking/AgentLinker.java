package io.sonde.agent.linking;

import io.sonde.agent.premain.AgentClassLoader;
import io.sonde.agent.threads.ClassWork;
import io.sonde.bootstrap.AdviceLinker;
import io.sonde.instrumentation.target.WovenClass;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Links woven call sites to advice, guarded so that nothing that advice throws gets out. Thread-safe. */
public final class AgentLinker implements AdviceLinker {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final AgentClassLoader agentLoader;
    private final AdviceLoaders adviceLoaders;
    private final Set<String> platformInstrumentations;
    private final AdviceFailures failures;
    private final FailingAdvice failing;
    private final ClassWork work;
    private final LinkedCallSites callSites;
    private final AdviceGuard guard;

    /** Handles of legacy call sites whose advice lives as long as the agent. */
    private final Map<String, MethodHandle> lastingLegacyHandles = new ConcurrentHashMap<String, MethodHandle>();

    /**
     * Handles of legacy call sites by a class of the application's loader. The class holds them, so that they, the advice
     * and its static state live and die with the loader.
     */
    private final ClassValue<Map<String, MethodHandle>> legacyHandlesOfCallers =
            new ClassValue<Map<String, MethodHandle>>() {
                @Override
                protected Map<String, MethodHandle> computeValue(Class<?> caller) {
                    return new ConcurrentHashMap<String, MethodHandle>();
                }
            };

    /**
     * @param platformInstrumentations the names of those that use types of the JDK alone
     * @param failing which advice is made to fail; null for none
     * @param work where it is told what is being linked, and whether anything is to be
     */
    public AgentLinker(
            AgentClassLoader agentLoader,
            Set<String> platformInstrumentations,
            AdviceFailures failures,
            FailingAdvice failing,
            ClassWork work) {
        this.agentLoader = agentLoader;
        this.adviceLoaders = new AdviceLoaders(agentLoader);
        this.platformInstrumentations = platformInstrumentations;
        this.failures = failures;
        this.failing = failing;
        this.work = work;
        this.callSites = new LinkedCallSites(failures);
        this.guard = new AdviceGuard(failures, callSites);
    }

    /**
     * Makes the JDK ready for the usual call sites, so that the thread that comes to the first one finds that done. Needs no
     * advice and changes nothing.
     */
    public void warmUp() {
        MethodHandle usual = MethodHandles.identity(Object.class);
        guard.guard(usual, "", false);
        guard.guard(MethodHandles.dropArguments(usual, 1, Object.class), "", false);
    }

    @Override
    public CallSite link(
            MethodHandles.Lookup caller, String method, MethodType type, String instrumentation, String advice) {
        if (work.isStoppedFor(caller.lookupClass().getClassLoader())) {
            return null;
        }
        try {
            Method found = adviceMethod(caller, caller.lookupClass().getClassLoader(), method, instrumentation, advice);
            MethodHandle handle = handle(found, instrumentation).asType(type);
            return linked(guard.guard(handle, instrumentation, isExit(method)), found, instrumentation);
        } catch (Throwable linkageFailed) {
            failures.linkFailed(instrumentation, advice, linkageFailed);
            return null;
        }
    }

    @Override
    public MethodHandle linkLegacy(
            ClassLoader callerLoader,
            String caller,
            String method,
            int argumentCount,
            String instrumentation,
            String advice) {
        if (work.isStoppedFor(callerLoader)) {
            return null;
        }
        try {
            boolean lasting = platformInstrumentations.contains(instrumentation);
            String key = advice + '.' + method + argumentCount;
            MethodHandle known = lasting ? lastingLegacyHandles.get(key) : null;
            if (known != null) {
                return known;
            }
            Method found = adviceMethod(null, callerLoader, method, instrumentation, advice);
            MethodHandle handle = handle(found, instrumentation);
            MethodHandle spread = guard.guard(handle.asType(handle.type().generic()), instrumentation, isExit(method))
                    .asSpreader(Object[].class, argumentCount)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            MethodHandle generic = linked(spread, found, instrumentation).dynamicInvoker();
            if (lasting) {
                lastingLegacyHandles.put(key, generic);
            } else {
                keepWithCaller(callerLoader, caller, key, generic);
            }
            return generic;
        } catch (Throwable linkageFailed) {
            failures.linkFailed(instrumentation, advice, linkageFailed);
            return null;
        }
    }

    /** Ties the advice to a class of the application's loader, as an invokedynamic call site would. */
    private void keepWithCaller(final ClassLoader callerLoader, final String caller, String key, MethodHandle handle) {
        Class<?> callerClass = AccessController.doPrivileged(new PrivilegedAction<Class<?>>() {
            @Override
            public Class<?> run() {
                try {
                    return Class.forName(caller, false, callerLoader);
                } catch (ClassNotFoundException | LinkageError notDefinedAfterAll) {
                    return null;
                }
            }
        });
        if (callerClass != null) {
            legacyHandlesOfCallers.get(callerClass).put(key, handle);
        }
    }

    private AdviceCallSite linked(MethodHandle target, Method advice, String instrumentation) {
        boolean endsState = isExit(advice.getName()) && declared(advice.getDeclaringClass(), "enter") != null;
        AdviceCallSite callSite = new AdviceCallSite(target, instrumentation, endsState);
        callSites.add(callSite);
        failures.linked(instrumentation);
        return callSite;
    }

    private static boolean isExit(String method) {
        return method.equals("exit");
    }

    private MethodHandle handle(Method advice, String instrumentation) throws ReflectiveOperationException {
        MethodHandle handle = LOOKUP.unreflect(advice);
        return failing == null ? handle : failing.replace(handle, instrumentation, advice.getName());
    }

    private Method adviceMethod(
            MethodHandles.Lookup caller, ClassLoader callerLoader, String method, String instrumentation, String advice)
            throws PrivilegedActionException {
        ClassWork.Task task = work.begin(callerLoader, advice);
        try {
            return findMethod(caller, callerLoader, method, instrumentation, advice);
        } finally {
            work.end(task);
        }
    }

    private Method findMethod(
            final MethodHandles.Lookup caller,
            final ClassLoader callerLoader,
            final String method,
            final String instrumentation,
            final String advice)
            throws PrivilegedActionException {
        return AccessController.doPrivileged(new PrivilegedExceptionAction<Method>() {
            @Override
            public Method run() throws ReflectiveOperationException {
                ClassLoader loader = platformInstrumentations.contains(instrumentation)
                        ? agentLoader
                        : adviceLoaders.loaderFor(callerLoader, advice);
                Method found = declared(WovenClass.initialize(loader, advice, caller), method);
                if (found == null) {
                    throw new NoSuchMethodException(advice + "." + method);
                }
                found.setAccessible(true);
                return found;
            }
        });
    }

    /** The static method of that name; null if there is none. */
    private static Method declared(Class<?> advice, String name) {
        for (Method method : advice.getDeclaredMethods()) {
            if (method.getName().equals(name) && Modifier.isStatic(method.getModifiers())) {
                return method;
            }
        }
        return null;
    }
}
