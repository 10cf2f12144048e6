package io.sonde.agent.diagnostics;

import io.sonde.agent.linking.AdviceFailures;
import io.sonde.agent.logging.AgentLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects what happened to each instrumentation. Thread-safe. */
public final class InstrumentationReport extends AdviceFailures {

    private static final int MAXIMUM_ENTRIES = 500;

    private final Map<String, Status> byName = new TreeMap<String, Status>();
    private final List<String> transformFailures = new ArrayList<String>();

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
            status.applied.add(className.replace('/', '.') + " in " + nameOf(loader));
        }
    }

    /** An instrumentation stays out of a class loader because the library there lacks something. */
    public void leftOut(String instrumentation, ClassLoader loader, String missing) {
        String reason = missing + " is missing in " + nameOf(loader);
        synchronized (this) {
            Status status = status(instrumentation);
            if (status.leftOut.contains(reason) || status.leftOut.size() >= MAXIMUM_ENTRIES) {
                return;
            }
            status.leftOut.add(reason);
        }
        AgentLog.warn("Instrumentation " + instrumentation + " is left out: " + reason);
    }

    /** A class could not be woven and stays as it was. */
    public void transformFailed(String className, Throwable failure) {
        synchronized (this) {
            if (transformFailures.size() >= MAXIMUM_ENTRIES) {
                return;
            }
            transformFailures.add(className.replace('/', '.') + ": " + failure);
        }
        AgentLog.warn("Class " + className.replace('/', '.') + " could not be woven and stays as it was", failure);
    }

    @Override
    protected void threw(String instrumentation, Throwable thrown) {
        synchronized (this) {
            Status status = status(instrumentation);
            status.errors++;
            if (status.errors > 1) {
                return;
            }
            status.firstError = thrown.toString();
        }
        AgentLog.warn(
                "Instrumentation " + instrumentation
                        + " failed; the application goes on. Further ones are only counted",
                thrown);
    }

    @Override
    protected void linkFailed(String instrumentation, String advice, Throwable reason) {
        synchronized (this) {
            Status status = status(instrumentation);
            status.errors++;
            if (status.firstError == null) {
                status.firstError = reason.toString();
            }
        }
        AgentLog.warn("Advice " + advice + " could not be linked and does nothing", reason);
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

    /** Calls the reader for each instrumentation, by name. */
    public synchronized void read(Reader reader) {
        for (Map.Entry<String, Status> entry : byName.entrySet()) {
            Status status = entry.getValue();
            reader.instrumentation(
                    entry.getKey(),
                    status.disabled,
                    new ArrayList<String>(status.applied),
                    new ArrayList<String>(status.leftOut),
                    status.errors,
                    status.firstError);
        }
    }

    /** The classes that could not be woven, with the reason. */
    public synchronized List<String> transformFailures() {
        return new ArrayList<String>(transformFailures);
    }

    /** The number of classes woven for an instrumentation. */
    public synchronized long transformedClasses(String instrumentation) {
        return status(instrumentation).transformedClasses;
    }

    /** The time it took to weave them. */
    public synchronized long transformNanos(String instrumentation) {
        return status(instrumentation).transformNanos;
    }

    /** How often advice of an instrumentation failed. */
    public synchronized long errors(String instrumentation) {
        return status(instrumentation).errors;
    }

    /** Takes what is known of one instrumentation. */
    public interface Reader {
        void instrumentation(
                String name,
                boolean disabled,
                List<String> applied,
                List<String> leftOut,
                long errors,
                String firstError);
    }

    private static final class Status {
        boolean disabled;
        long transformedClasses;
        long transformNanos;
        long errors;
        String firstError;
        final List<String> applied = new ArrayList<String>();
        final List<String> leftOut = new ArrayList<String>();
    }
}
