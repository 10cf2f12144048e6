package io.sonde.agent.linking;

import io.sonde.instrumentation.call.EnterState;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Catches whatever advice throws and tells of it. An instrumentation that fails too often is switched off. Thread-safe.
 */
final class AdviceGuard {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    /** More frames of the agent than advice has without going round in circles. */
    private static final int FRAMES_OF_RECURSION = 50;

    private final AdviceFailures failures;
    private final LinkedCallSites callSites;

    /** What takes in what enter throws, and exit; null until there is a call site to link, because premain can do without. */
    private volatile MethodHandle enterFailed;

    private volatile MethodHandle exitFailed;
    private final ConcurrentMap<String, FailureRate> rates = new ConcurrentHashMap<String, FailureRate>();

    AdviceGuard(AdviceFailures failures, LinkedCallSites callSites) {
        this.failures = failures;
        this.callSites = callSites;
    }

    /** @param isExit whether the target's first argument is a state */
    MethodHandle guard(MethodHandle target, String instrumentation, boolean isExit) {
        MethodHandle handler = MethodHandles.insertArguments(isExit ? exitFailed() : enterFailed(), 0, instrumentation);
        MethodType type = handler.type().changeReturnType(target.type().returnType());
        return MethodHandles.catchException(target, Throwable.class, handler.asType(type));
    }

    private MethodHandle enterFailed() {
        MethodHandle known = enterFailed;
        if (known == null) {
            known = find("enterFailed", MethodType.methodType(Object.class, String.class, Throwable.class));
            enterFailed = known;
        }
        return known;
    }

    private MethodHandle exitFailed() {
        MethodHandle known = exitFailed;
        if (known == null) {
            known = find(
                    "exitFailed", MethodType.methodType(Object.class, String.class, Throwable.class, Object.class));
            exitFailed = known;
        }
        return known;
    }

    private MethodHandle find(String method, MethodType type) {
        try {
            return LOOKUP.findVirtual(AdviceGuard.class, method, type).bindTo(this);
        } catch (NoSuchMethodException | IllegalAccessException impossible) {
            throw new LinkageError("AdviceGuard." + method, impossible);
        }
    }

    @SuppressWarnings("unused") // by its name
    private Object exitFailed(String instrumentation, Throwable thrown, Object state) {
        try {
            if (state instanceof EnterState) {
                ((EnterState) state).undo();
            }
        } catch (Throwable alsoFailed) {
            // The first failure is the one to tell of.
        }
        return enterFailed(instrumentation, thrown);
    }

    /** Returns null, which stands for no state. */
    private Object enterFailed(String instrumentation, Throwable thrown) {
        try {
            failures.threw(instrumentation, thrown);
            if (isDefect(thrown) && rate(instrumentation).isTooHighAt(System.nanoTime())) {
                callSites.startSwitchingOff(instrumentation);
            }
        } catch (Throwable reportFailed) {
            // The report of a failure must not become one.
        }
        return null;
    }

    private FailureRate rate(String instrumentation) {
        FailureRate rate = rates.get(instrumentation);
        if (rate == null) {
            rate = new FailureRate();
            FailureRate other = rates.putIfAbsent(instrumentation, rate);
            return other == null ? rate : other;
        }
        return rate;
    }

    /** Want of memory or stack in the application is no fault of the advice that meets it. */
    private static boolean isDefect(Throwable thrown) {
        if (thrown instanceof StackOverflowError) {
            int own = 0;
            for (StackTraceElement frame : thrown.getStackTrace()) {
                if (frame.getClassName().startsWith("io.sonde.")) {
                    own++;
                }
            }
            return own > FRAMES_OF_RECURSION;
        }
        return !(thrown instanceof OutOfMemoryError);
    }
}
