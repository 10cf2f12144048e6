package io.sonde.agent.linking;

import io.sonde.agent.premain.AgentClassLoader;
import io.sonde.bootstrap.AdviceLinker;
import io.sonde.instrumentation.target.WovenClass;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
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

    /** What takes in what advice throws; null until there is a call site to link. */
    private volatile MethodHandle failed;

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

    /** @param platformInstrumentations the names of those that use types of the JDK alone */
    public AgentLinker(AgentClassLoader agentLoader, Set<String> platformInstrumentations, AdviceFailures failures) {
        this.agentLoader = agentLoader;
        this.adviceLoaders = new AdviceLoaders(agentLoader);
        this.platformInstrumentations = platformInstrumentations;
        this.failures = failures;
    }

    /**
     * Makes the JDK ready for the usual call sites, so that the thread that comes to the first one finds that done. Needs no
     * advice and changes nothing.
     */
    public void warmUp() {
        MethodHandle usual = MethodHandles.identity(Object.class);
        guard(usual, "");
        guard(MethodHandles.dropArguments(usual, 1, Object.class), "");
    }

    @Override
    public CallSite link(
            MethodHandles.Lookup caller, String method, MethodType type, String instrumentation, String advice) {
        try {
            MethodHandle handle =
                    adviceHandle(caller, caller.lookupClass().getClassLoader(), method, instrumentation, advice);
            return new ConstantCallSite(guard(handle.asType(type), instrumentation));
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
        try {
            boolean lasting = platformInstrumentations.contains(instrumentation);
            String key = advice + '.' + method + argumentCount;
            MethodHandle known = lasting ? lastingLegacyHandles.get(key) : null;
            if (known != null) {
                return known;
            }
            MethodHandle handle = adviceHandle(null, callerLoader, method, instrumentation, advice);
            MethodHandle generic = guard(handle.asType(handle.type().generic()), instrumentation)
                    .asSpreader(Object[].class, argumentCount)
                    .asType(MethodType.methodType(Object.class, Object[].class));
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

    private MethodHandle adviceHandle(
            final MethodHandles.Lookup caller,
            final ClassLoader callerLoader,
            final String method,
            final String instrumentation,
            final String advice)
            throws PrivilegedActionException {
        return AccessController.doPrivileged(new PrivilegedExceptionAction<MethodHandle>() {
            @Override
            public MethodHandle run() throws ReflectiveOperationException {
                ClassLoader loader = platformInstrumentations.contains(instrumentation)
                        ? agentLoader
                        : adviceLoaders.loaderFor(callerLoader, advice);
                return methodOf(WovenClass.initialize(loader, advice, caller), method);
            }
        });
    }

    private static MethodHandle methodOf(Class<?> advice, String name) throws ReflectiveOperationException {
        for (Method method : advice.getDeclaredMethods()) {
            if (method.getName().equals(name) && java.lang.reflect.Modifier.isStatic(method.getModifiers())) {
                method.setAccessible(true);
                return LOOKUP.unreflect(method);
            }
        }
        throw new NoSuchMethodException(advice.getName() + "." + name);
    }

    private MethodHandle guard(MethodHandle target, String instrumentation) {
        MethodHandle handler = MethodHandles.insertArguments(failed(), 0, instrumentation)
                .asType(MethodType.methodType(target.type().returnType(), Throwable.class));
        return MethodHandles.catchException(target, Throwable.class, handler);
    }

    private MethodHandle failed() {
        MethodHandle known = failed;
        if (known == null) {
            try {
                known = LOOKUP.findVirtual(
                                AdviceFailures.class,
                                "adviceThrew",
                                MethodType.methodType(Object.class, String.class, Throwable.class))
                        .bindTo(failures);
            } catch (NoSuchMethodException | IllegalAccessException impossible) {
                throw new LinkageError("AdviceFailures.adviceThrew", impossible);
            }
            failed = known;
        }
        return known;
    }
}
