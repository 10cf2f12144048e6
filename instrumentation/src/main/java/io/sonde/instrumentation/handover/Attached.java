package io.sonde.instrumentation.handover;

import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.EnterState;
import io.sonde.instrumentation.call.StrictMode;

/** What was current on a thread before a task made its own call current. */
final class Attached implements EnterState {

    private final CurrentCall current;
    private final Call attached;
    private final Call previous;

    Attached(CurrentCall current, Call attached, Call previous) {
        this.current = current;
        this.attached = attached;
        this.previous = previous;
    }

    /** For a task that came without a call, where strictness wants to know what it leaves. */
    static Attached unchanged() {
        CurrentCall current = CurrentCall.ofThread();
        return new Attached(current, current.call(), current.call());
    }

    void detach() {
        if (StrictMode.isEnabled() && current.call() != attached) {
            StrictMode.leftBehind(attached, current.call());
        }
        Call.detach(current, previous);
    }

    @Override
    public void undo() {
        Call.detach(current, previous);
    }
}
