package io.sonde.agent.logging.jul;

import io.sonde.agent.logging.AgentLog;

/**
 * The part of {@code java.util.logging.Logger} that the libraries use. What they report is for whoever debugs the agent:
 * the agent itself reports what concerns its user, so that nothing is said twice.
 */
public final class Logger {

    private static final Logger LIBRARIES = new Logger();

    private Logger() {}

    @SuppressWarnings("unused") // the signature that the libraries call
    public static Logger getLogger(String name) {
        return LIBRARIES;
    }

    public boolean isLoggable(Level level) {
        return level.isProblem() && AgentLog.isDebug();
    }

    public void fine(String message) {
        log(Level.FINE, message);
    }

    public void info(String message) {
        log(Level.INFO, message);
    }

    public void warning(String message) {
        log(Level.WARNING, message);
    }

    public void log(Level level, String message) {
        if (isLoggable(level)) {
            AgentLog.debug(message);
        }
    }

    public void log(Level level, String message, Throwable thrown) {
        if (isLoggable(level)) {
            AgentLog.debug(message + ": " + thrown);
        }
    }

    public void log(Level level, String message, Object[] arguments) {
        log(level, message);
    }
}
