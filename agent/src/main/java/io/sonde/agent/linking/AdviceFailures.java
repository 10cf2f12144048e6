package io.sonde.agent.linking;

/** Told of what fails inside advice. Thread-safe; must not throw. */
public abstract class AdviceFailures {

    /** Advice threw; returns null, which stands for no state. */
    final Object adviceThrew(String instrumentation, Throwable thrown) {
        try {
            threw(instrumentation, thrown);
        } catch (Throwable reportFailed) {
            // The report of a failure must not become one.
        }
        return null;
    }

    /** Advice of the instrumentation threw. */
    protected abstract void threw(String instrumentation, Throwable thrown);

    /** A call site could not be linked and does nothing. */
    protected abstract void linkFailed(String instrumentation, String advice, Throwable reason);
}
