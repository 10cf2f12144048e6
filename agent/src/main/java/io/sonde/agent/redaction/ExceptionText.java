package io.sonde.agent.redaction;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Exceptions as text for export. Where a {@code java.sql.SQLException} is anywhere among the causes and suppressed
 * exceptions, all messages are withheld: drivers put values of statements into theirs, and wrappers copy those. Other
 * messages go through {@link UrlRedaction#text}. Stateless; never throws, whatever the exception's own methods do.
 */
public final class ExceptionText {
    private static final String SQL_EXCEPTION = "java.sql.SQLException";
    private static final String WRAPPER_MESSAGE = "message withheld: it may hold SQL literals";
    private static final int MAX_THROWABLES = 100;
    private static final int MAX_MESSAGE = 16 * 1024;

    private ExceptionText() {}

    /** The message to export; null where the exception is null or has none. */
    public static String message(Throwable throwable) {
        return throwable == null ? null : message(throwable, holdsSqlException(throwable));
    }

    /** The stack trace with causes and suppressed exceptions, at most so many characters; empty for null. */
    public static String stackTrace(Throwable throwable, int maxLength) {
        if (throwable == null || maxLength <= 0) {
            return "";
        }
        StringBuilder out = new StringBuilder(Math.min(maxLength, 4096));
        StackTraceWriter writer = new StackTraceWriter(out, maxLength, holdsSqlException(throwable));
        writer.write(throwable);
        if (out.length() > maxLength) {
            boolean split = Character.isHighSurrogate(out.charAt(maxLength - 1));
            out.setLength(split ? maxLength - 1 : maxLength);
        }
        return out.toString();
    }

    static String message(Throwable throwable, boolean withheld) {
        if (withheld) {
            return isSqlException(throwable) ? SqlState.text(throwable) : WRAPPER_MESSAGE;
        }
        try {
            String message = throwable.getLocalizedMessage();
            if (message == null) {
                return null;
            }
            return UrlRedaction.text(message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) : message);
        } catch (Throwable failure) {
            return "message withheld: it cannot be read";
        }
    }

    /** By name, because the module java.sql may be absent, and may be another class loader's. */
    static boolean isSqlException(Throwable throwable) {
        for (Class<?> type = throwable.getClass(); type != null; type = type.getSuperclass()) {
            if (SQL_EXCEPTION.equals(type.getName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsSqlException(Throwable throwable) {
        return holdsSqlException(throwable, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean holdsSqlException(Throwable first, Set<Throwable> seen) {
        for (Throwable current = first; current != null && seen.add(current); current = cause(current)) {
            // A graph too large to be searched is not trusted.
            if (isSqlException(current) || seen.size() > MAX_THROWABLES) {
                return true;
            }
            for (Throwable suppressed : current.getSuppressed()) {
                if (holdsSqlException(suppressed, seen)) {
                    return true;
                }
            }
        }
        return false;
    }

    static Throwable cause(Throwable throwable) {
        try {
            return throwable.getCause();
        } catch (Throwable failure) {
            return null;
        }
    }
}
