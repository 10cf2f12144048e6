package io.sonde.instrumentation.startup;

/**
 * How far the application's start has come. What is started inside something that is started counts with the latter: a
 * Spring application that starts Tomcat has finished when the application has, a Tomcat that starts a Spring application
 * when Tomcat has. Once finished it stays so. Spring's development tools run the application a second time in another
 * thread and end the first run by an exception: the second one counts then. Thread-safe.
 */
public final class ApplicationStart {

    private static final ApplicationStart OF_THIS_JVM = new ApplicationStart();

    private int unfinished;
    private String current;
    private Thread thread;
    private String sameInAnotherThread;
    private String failed;
    private String finished;
    private long finishedNanos;

    public ApplicationStart() {}

    /** The one that woven code reports to. */
    public static ApplicationStart ofThisJvm() {
        return OF_THIS_JVM;
    }

    /** Something is being started. */
    public synchronized void begin(String starter) {
        if (unfinished++ == 0) {
            current = starter;
            thread = Thread.currentThread();
        }
    }

    /** It has been started, or its start threw. */
    public synchronized void end(String starter, boolean normally) {
        if (--unfinished > 0) {
            if (normally && starter.equals(current) && Thread.currentThread() != thread) {
                sameInAnotherThread = starter;
            }
            return;
        }
        String started = normally ? starter : sameInAnotherThread;
        current = null;
        thread = null;
        sameInAnotherThread = null;
        if (started != null) {
            failed = null;
            finish(started);
        } else {
            failed = starter;
        }
    }

    /**
     * Takes the start for finished, unless something is known to be still starting or to have failed to.
     *
     * @param reason what makes it so
     */
    public synchronized void assumeFinished(String reason) {
        if (unfinished == 0 && failed == null) {
            finish(reason);
        }
    }

    private void finish(String reason) {
        if (finished == null) {
            finished = reason;
            finishedNanos = System.nanoTime();
        }
    }

    /** The class whose start is waited for; null if none is known. */
    public synchronized String current() {
        return current;
    }

    /** The class whose start ended with an exception, with nothing started since; null if none did. */
    public synchronized String failed() {
        return finished == null ? failed : null;
    }

    /** The class whose start finished it, or the reason for which it was taken for finished; null before. */
    public synchronized String finished() {
        return finished;
    }

    /** By {@link System#nanoTime}, once {@link #finished}. */
    public synchronized long finishedNanos() {
        return finishedNanos;
    }
}
