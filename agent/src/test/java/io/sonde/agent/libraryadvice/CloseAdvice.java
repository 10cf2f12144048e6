package io.sonde.agent.libraryadvice;

import io.sonde.agent.weaving.Recorder;

/** Around {@code close()}. */
final class CloseAdvice {

    private CloseAdvice() {}

    static Object enter(Object self) {
        return self.getClass().getSimpleName();
    }

    static void exit(Object state, Throwable thrown) {
        Recorder.record("close " + state);
    }
}
