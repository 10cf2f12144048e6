package io.sonde.agent.start;

import io.sonde.agent.export.TraceExport;
import io.sonde.agent.threads.AgentThreads;

/**
 * Exports what was kept when the JVM ends. The hook runs beside the application's own hooks; what they cause is exported as
 * it comes, for as long as the longest of them keeps the JVM alive.
 */
final class FlushAtShutdown implements Runnable {

    private static final long LIMIT_MILLIS = 1000;

    private final TraceExport export;

    private FlushAtShutdown(TraceExport export) {
        this.export = export;
    }

    /** To be called in premain: a short-lived program may end before the agent's own threads have begun. */
    static void register(TraceExport export) {
        Thread hook = new Thread(AgentThreads.untraced(new FlushAtShutdown(export)), "sonde-shutdown");
        hook.setContextClassLoader(FlushAtShutdown.class.getClassLoader());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void run() {
        export.flush(LIMIT_MILLIS);
    }
}
