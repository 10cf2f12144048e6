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
    protected void threw(String instrumentation, Throwable thrown) {
        synchronized (this) {
            Status status = status(instrumentation);
            status.errors++;
            if (status.adviceThrew) {
                return;
            }
            status.adviceThrew = true;
        }
        String description = describe(thrown);
        synchronized (this) {
            Status status = status(instrumentation);
            if (status.firstError == null) {
                status.firstError = description;
            }
        }
        AgentLog.warn("Instrumentation " + instrumentation
                + " failed; the application goes on. Further ones are only counted: "
                + ExceptionText.stackTrace(thrown, MAXIMUM_STACK_TRACE));
    }

    /** Like {@link Throwable#toString()}, without what the application may have put into the message. */
    private static String describe(Throwable thrown) {
        String message = ExceptionText.message(thrown);
        String type = thrown.getClass().getName();
        return message == null ? type : type + ": " + message;
    }

    @Override
    protected void linkFailed(String instrumentation, String advice, Throwable reason) {
        String description = describe(reason);
        synchronized (this) {
            Status status = status(instrumentation);
            status.errors++;
            if (status.firstError == null) {
                status.firstError = description;
            }
            if (!status.unlinked.add(advice)) {
                return;
            }
        }
        AgentLog.warn("Advice " + advice + " could not be linked and does nothing: "
                + ExceptionText.stackTrace(reason, MAXIMUM_STACK_TRACE));
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
        boolean adviceThrew;
        final Set<String> unlinked = new HashSet<String>();
        final List<String> applied = new ArrayList<String>();
        final List<String> leftOut = new ArrayList<String>();
    }
}
