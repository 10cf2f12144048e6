package io.sonde.agent.diagnostics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was known of one instrumentation at one moment. Immutable. */
public final class InstrumentationState {

    private final String name;
    private final boolean disabled;
    private final boolean switchedOff;
    private final long linkedCallSites;
    private final long transformedClasses;
    private final long transformNanos;
    private final long errors;
    private final String firstError;
    private final String firstStack;
    private final List<String> applied;
    private final List<String> leftOut;

    InstrumentationState(String name, InstrumentationReport.Status status) {
        this.name = name;
        disabled = status.disabled;
        switchedOff = status.switchedOff;
        linkedCallSites = status.linkedCallSites;
        transformedClasses = status.transformedClasses;
        transformNanos = status.transformNanos;
        errors = status.errors;
        firstError = status.firstError;
        firstStack = status.firstStack;
        applied = Collections.unmodifiableList(new ArrayList<String>(status.applied));
        leftOut = Collections.unmodifiableList(new ArrayList<String>(status.leftOut));
    }

    public String name() {
        return name;
    }

    /** Whether configuration switched it off. */
    public boolean isDisabled() {
        return disabled;
    }

    /** Whether it was switched off because it failed too often. */
    public boolean isSwitchedOff() {
        return switchedOff;
    }

    /** How many of its call sites have been reached and linked. */
    public long linkedCallSites() {
        return linkedCallSites;
    }

    /** How many classes were woven for it. */
    public long transformedClasses() {
        return transformedClasses;
    }

    /** How long that took. */
    public long transformNanos() {
        return transformNanos;
    }

    /** How often its advice failed, could not be linked, or a class of it could not be woven. */
    public long errors() {
        return errors;
    }

    /** The first failure of its advice, without what may be secret; null if there was none. */
    public String firstError() {
        return firstError;
    }

    /** The stack trace of {@link #firstError}. */
    public String firstStack() {
        return firstStack;
    }

    /** Classes with their loaders. */
    public List<String> applied() {
        return applied;
    }

    /** What is missing in which loader. */
    public List<String> leftOut() {
        return leftOut;
    }

    /** In a few words, why it is at work or is not. */
    public String summary() {
        if (disabled) {
            return "disabled by configuration";
        }
        if (switchedOff) {
            return "switched off after failures";
        }
        if (!applied.isEmpty()) {
            return leftOut.isEmpty() ? "applied" : "applied in some class loaders";
        }
        return leftOut.isEmpty() ? "library not loaded" : "left out";
    }
}
