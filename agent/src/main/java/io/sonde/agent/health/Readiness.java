package io.sonde.agent.health;

import io.sonde.agent.diagnostics.JsonWriter;
import io.sonde.instrumentation.startup.ApplicationStart;
import java.util.concurrent.TimeUnit;

/**
 * Whether the application has finished starting. It has when the outermost of the starts that are known has returned; where
 * none is known, when the main method has returned or, failing that, after a time. Thread-safe.
 */
public final class Readiness {

    private static final String MAIN_RETURNED = "main method returned";
    private static final String TIME_PASSED = "no known server was started in the time allowed";

    private final ApplicationStart start;
    private final long startNanos;
    private final long assumeNanos;

    /** Null once it does not matter any more. */
    private volatile Thread main;

    /**
     * @param main the thread that runs the application's main method
     * @param startNanos {@link System#nanoTime} of the agent's start
     */
    public Readiness(ApplicationStart start, Thread main, long startNanos, long assumeMillis) {
        this.start = start;
        this.main = main;
        this.startNanos = startNanos;
        this.assumeNanos = TimeUnit.MILLISECONDS.toNanos(assumeMillis);
    }

    /** Looks whether the application has started without a word; true once it has finished, however. */
    public boolean isReady() {
        if (start.finished() == null) {
            Thread running = main;
            if (running == null || !running.isAlive()) {
                start.assumeFinished(MAIN_RETURNED);
            } else if (System.nanoTime() - startNanos >= assumeNanos) {
                start.assumeFinished(TIME_PASSED);
            }
        }
        boolean ready = start.finished() != null;
        if (ready) {
            main = null;
        }
        return ready;
    }

    String json() {
        JsonWriter json = new JsonWriter();
        json.beginObject();
        String finished = start.finished();
        if (finished != null) {
            boolean assumed = finished.equals(MAIN_RETURNED) || finished.equals(TIME_PASSED);
            json.name("status").value("ready");
            json.name("phase").value(assumed ? "running" : "serving");
            json.name("because").value(assumed ? finished : finished + " was started");
            json.name("started_after_seconds").value(seconds(start.finishedNanos()));
        } else {
            String failed = start.failed();
            String current = start.current();
            json.name("status").value("starting");
            json.name("phase").value(failed == null ? "application" : "failed");
            json.name("waiting_for").value(failed == null ? current : failed);
            json.name("for_seconds").value(seconds(System.nanoTime()));
        }
        json.name("uptime_seconds").value(seconds(System.nanoTime()));
        json.endObject();
        return json.toString();
    }

    private double seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos - startNanos) / 1000.0;
    }
}
