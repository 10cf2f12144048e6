package io.sonde.agent.diagnostics;

/** What the agent has ceased to do, for the application's sake. Thread-safe. */
public final class AgentCondition {

    private volatile String weavingStopped;
    private volatile String recordingStopped;

    /** Why no class is woven any more; null while they are. */
    public String weavingStopped() {
        return weavingStopped;
    }

    /** No class is woven any more. */
    public void weavingStopped(String reason) {
        weavingStopped = reason;
    }

    /** Why no span is recorded now; null while they are. */
    public String recordingStopped() {
        return recordingStopped;
    }

    /** @param reason null when spans are recorded again */
    public void recordingStopped(String reason) {
        recordingStopped = reason;
    }
}
