package io.sonde.agent.linking;

/** Told of what is linked and what fails inside advice. Thread-safe; must not throw. */
public abstract class AdviceFailures {

    /** A call site of the instrumentation was linked. */
    protected void linked(String instrumentation) {}

    /** Advice of the instrumentation threw. */
    protected abstract void threw(String instrumentation, Throwable thrown);

    /** A call site could not be linked and does nothing. */
    protected abstract void linkFailed(String instrumentation, String advice, Throwable reason);

    /** The instrumentation failed too often: its call sites do nothing any more. */
    protected abstract void switchedOff(String instrumentation);
}
