package io.sonde.agent.diagnostics;

import io.sonde.agent.linking.AdviceFailures;
import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.redaction.ExceptionText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects what happened to each instrumentation. Thread-safe. */
public final class InstrumentationReport extends AdviceFailures {

    private static final int MAXIMUM_ENTRIES = 500;
    private static final int MAXIMUM_STACK_TRACE = 16_384;

    private final Map<String, Status> byName = new TreeMap<String, Status>();
    private final List<String> transformFailures = new ArrayList<String>();
    private final SlowestClasses slowest = new SlowestClasses();

    /** Notes an instrumentation that configuration switched off. */
    public synchronized void disabled(String instrumentation) {
        status(instrumentation).disabled = true;
    }

    /** Notes an instrumentation that waits for its library. */
    public synchronized void enabled(String instrumentation) {
        status(instrumentation);
    }

    /** A class was woven. */
    public synchronized void applied(String instrumentation, String className, ClassLoader loader, long nanos) {
        Status status = status(instrumentation);
        status.transformedClasses++;
        status.transformNanos += nanos;
        if (status.applied.size() < MAXIMUM_ENTRIES) {
            String entry = className.replace('/', '.') + " in " + nameOf(loader);
            status.applied.add(entry);
            slowest.add(entry, nanos);
        }
    }

    /** An instrumentation stays out of a class loader because the library there lacks something. */
    public void leftOut(String instrumentation, ClassLoader loader, String missing) {
        String reason = missing + " is missing in " + nameOf(loader);
        if (noteLeftOut(instrumentation, reason)) {
            AgentLog.warn("Instrumentation " + instrumentation + " is left out: " + reason);
        }
    }

    /** A class has the name of one to be woven but none of its methods: it is of another generation of the library. */
    public void doesNotApply(String instrumentation, ClassLoader loader, String missing) {
        noteLeftOut(instrumentation, missing + " is missing in " + nameOf(loader));
    }

    private synchronized boolean noteLeftOut(String instrumentation, String reason) {
        Status status = status(instrumentation);
        if (status.leftOut.contains(reason) || status.leftOut.size() >= MAXIMUM_ENTRIES) {
            return false;
        }
        status.leftOut.add(reason);
        return true;
    }

    /**
     * A class could not be woven and stays as it was.
     *
     * @param instrumentations those that wanted it; empty if it could not even be found out
     */
    public void transformFailed(String className, Collection<String> instrumentations, Throwable failure) {
        String binaryName = className.replace('/', '.');
        String entry = binaryName + ": " + describe(failure);
        synchronized (this) {
            for (String instrumentation : instrumentations) {
                status(instrumentation).errors++;
            }
            boolean first = transformFailures.isEmpty();
            if (transformFailures.size() < MAXIMUM_ENTRIES) {
                transformFailures.add(entry);
            }
            if (!first) {
                return;
            }
        }
        AgentLog.warn("Class " + binaryName
                + " could not be woven and stays as it was; further ones are told by the diagnostics only: "
                + ExceptionText.stackTrace(failure, MAXIMUM_STACK_TRACE));
    }

    @Override
    protected synchronized void linked(String instrumentation) {
        status(instrumentation).linkedCallSites++;
    }

    @Override
    protected void switchedOff(String instrumentation) {
        synchronized (this) {
            status(instrumentation).switchedOff = true;
        }
        AgentLog.warn("Instrumentation " + instrumentation
                + " is switched off, because it failed ten times within a minute; the application goes on without it");
    }

    @Override
    protected void threw(String instrumentation, Throwable thrown) {
        synchronized (this) {
            Status status = status(instrumentation);
            status.errors++;
            if (status.adviceThrew) {
                return;
            }
            status.adviceThrew = true;
        }
        String stack = ExceptionText.stackTrace(thrown, MAXIMUM_STACK_TRACE);
        keepFirst(instrumentation, describe(thrown), stack);
        AgentLog.warn("Instrumentation " + instrumentation
                + " failed; the application goes on. Further ones are only counted: " + stack);
    }

    /** Like {@link Throwable#toString()}, without what the application may have put into the message. */
    private static String describe(Throwable thrown) {
        String message = ExceptionText.message(thrown);
        String type = thrown.getClass().getName();
        return message == null ? type : type + ": " + message;
    }

    @Override
    protected void linkFailed(String instrumentation, String advice, Throwable reason) {
        synchronized (this) {
            Status status = status(instrumentation);
            status.errors++;
            if (!status.unlinked.add(advice)) {
                return;
            }
        }
        String stack = ExceptionText.stackTrace(reason, MAXIMUM_STACK_TRACE);
        keepFirst(instrumentation, describe(reason), stack);
        AgentLog.warn("Advice " + advice + " could not be linked and does nothing: " + stack);
    }

    private synchronized void keepFirst(String instrumentation, String description, String stack) {
        Status status = status(instrumentation);
        if (status.firstError == null) {
            status.firstError = description;
            status.firstStack = stack;
        }
    }

    private Status status(String instrumentation) {
        Status status = byName.get(instrumentation);
        if (status == null) {
            status = new Status();
            byName.put(instrumentation, status);
        }
        return status;
    }

    private static String nameOf(ClassLoader loader) {
        if (loader == null) {
            return "the boot loader";
        }
        return loader.getClass().getName() + '@' + Integer.toHexString(System.identityHashCode(loader));
    }

    /** What is known of each instrumentation now, by name. */
    public synchronized List<InstrumentationState> states() {
        List<InstrumentationState> states = new ArrayList<InstrumentationState>(byName.size());
        for (Map.Entry<String, Status> entry : byName.entrySet()) {
            states.add(new InstrumentationState(entry.getKey(), entry.getValue()));
        }
        return states;
    }

    /** The classes that took longest to weave, the slowest first, each with its time. */
    public synchronized List<String> slowestClasses() {
        return slowest.lines();
    }

    /** The classes that could not be woven, with the reason. */
    public synchronized List<String> transformFailures() {
        return new ArrayList<String>(transformFailures);
    }

    /** What is known of one instrumentation; guarded by the report's lock. */
    static final class Status {
        boolean disabled;
        boolean switchedOff;
        long linkedCallSites;
        long transformedClasses;
        long transformNanos;
        long errors;
        String firstError;
        String firstStack;
        boolean adviceThrew;
        final Set<String> unlinked = new HashSet<String>();
        final List<String> applied = new ArrayList<String>();
        final List<String> leftOut = new ArrayList<String>();
    }
}
