package io.sonde.agent.weaving;

import java.util.ArrayList;
import java.util.List;

/** What advice of the tests saw, in order. Seen by every advice loader, because the agent's loader gives it. */
public final class Recorder {

    private static final List<Object> EVENTS = new ArrayList<>();

    private Recorder() {}

    public static synchronized void record(Object event) {
        EVENTS.add(event);
    }

    /** The events so far, which are forgotten. */
    public static synchronized List<Object> take() {
        List<Object> events = new ArrayList<>(EVENTS);
        EVENTS.clear();
        return events;
    }
}
