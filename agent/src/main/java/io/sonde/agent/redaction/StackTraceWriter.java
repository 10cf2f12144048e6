package io.sonde.agent.redaction;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Writes a stack trace in the form of {@link Throwable#printStackTrace()}, and stops when the text is long enough. */
final class StackTraceWriter {
    private static final StackTraceElement[] NO_FRAMES = {};
    private static final int MAX_DEPTH = 100;

    private final StringBuilder out;
    private final int maxLength;
    private final boolean withheld;
    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    StackTraceWriter(StringBuilder out, int maxLength, boolean withheld) {
        this.out = out;
        this.maxLength = maxLength;
        this.withheld = withheld;
    }

    void write(Throwable throwable) {
        write(throwable, NO_FRAMES, "", "", 0);
    }

    private void write(Throwable throwable, StackTraceElement[] enclosing, String caption, String indent, int depth) {
        if (out.length() > maxLength || depth > MAX_DEPTH) {
            return;
        }
        out.append(indent).append(caption);
        if (!seen.add(throwable)) {
            out.append("[CIRCULAR REFERENCE: ")
                    .append(throwable.getClass().getName())
                    .append("]\n");
            return;
        }
        out.append(throwable.getClass().getName());
        String message = ExceptionText.message(throwable, withheld);
        if (message != null) {
            out.append(": ").append(message);
        }
        out.append('\n');
        StackTraceElement[] frames = frames(throwable);
        int last = frames.length - 1;
        for (int other = enclosing.length - 1; last >= 0 && other >= 0 && frames[last].equals(enclosing[other]); ) {
            last--;
            other--;
        }
        for (int i = 0; i <= last && out.length() <= maxLength; i++) {
            out.append(indent).append("\tat ").append(frames[i]).append('\n');
        }
        int common = frames.length - 1 - last;
        if (common > 0) {
            out.append(indent).append("\t... ").append(common).append(" more\n");
        }
        for (Throwable suppressed : throwable.getSuppressed()) {
            write(suppressed, frames, "Suppressed: ", indent + '\t', depth + 1);
        }
        Throwable cause = ExceptionText.cause(throwable);
        if (cause != null) {
            write(cause, frames, "Caused by: ", indent, depth + 1);
        }
    }

    private static StackTraceElement[] frames(Throwable throwable) {
        try {
            StackTraceElement[] frames = throwable.getStackTrace();
            return frames == null ? NO_FRAMES : frames;
        } catch (Throwable failure) {
            return NO_FRAMES;
        }
    }
}
