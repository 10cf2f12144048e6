package io.sonde.agent.premain;

import java.lang.instrument.Instrumentation;

/**
 * Where the time of the agent's start goes: its steps with their microseconds and the classes that were loaded in them. Unless
 * it is asked for by {@value #PROPERTY} it looks at nothing and says nothing. Used by one thread after the other.
 */
public final class StartSteps {

    static final String PROPERTY = "sonde.debug.start-up";

    private static final String VARIABLE = "SONDE_DEBUG_START_UP";
    private static final int WIDTH = 10;

    private final Instrumentation jvm;
    private final long startNanos;
    private StringBuilder lines;
    private long totalNanos;
    private long stepNanos;
    private int totalClasses;
    private int totalOwn;
    private int classes;
    private int own;

    private StartSteps(Instrumentation jvm, long startNanos, boolean told) {
        this.jvm = jvm;
        this.startNanos = startNanos;
        this.lines = told ? new StringBuilder() : null;
        begin();
    }

    /**
     * For what begins now.
     *
     * @param arguments of the agent; may be null
     * @param startNanos {@link System#nanoTime()} at the start of premain
     */
    static StartSteps of(String arguments, Instrumentation jvm, long startNanos) {
        return new StartSteps(jvm, startNanos, isAskedFor(arguments));
    }

    /** Asked before there is a configuration. */
    private static boolean isAskedFor(String arguments) {
        String value = System.getProperty(PROPERTY);
        if (value == null) {
            if (arguments != null && arguments.contains(PROPERTY + "=true")) {
                return true;
            }
            value = System.getenv(VARIABLE);
        }
        return "true".equalsIgnoreCase(value);
    }

    /** From now on if not from the beginning: only the configuration's file asks so late. */
    public void tell() {
        if (lines == null) {
            lines = new StringBuilder();
            begin();
        }
    }

    /** {@link System#nanoTime()} at the start of premain. */
    public long startNanos() {
        return startNanos;
    }

    /** Begins with another part of the start. */
    public void begin() {
        if (lines != null) {
            lines.setLength(0);
            totalNanos = 0;
            totalClasses = 0;
            totalOwn = 0;
            count();
            stepNanos = System.nanoTime();
        }
    }

    /** What went on since the last step, or the beginning, is done. The time that counting takes is in no step. */
    public void done(String step) {
        if (lines == null) {
            return;
        }
        long nanos = System.nanoTime() - stepNanos;
        int classesBefore = classes;
        int ownBefore = own;
        count();
        totalNanos += nanos;
        totalClasses += classes - classesBefore;
        totalOwn += own - ownBefore;
        line(nanos, classes - classesBefore, own - ownBefore, step);
        stepNanos = System.nanoTime();
    }

    /** Says all steps since {@link #begin()} on standard error, and before them their sum. */
    public void say(String part) {
        if (lines == null) {
            return;
        }
        String steps = lines.toString();
        lines.setLength(0);
        line(totalNanos, totalClasses, totalOwn, part);
        System.err.print(lines.append(steps));
    }

    private void count() {
        int all = 0;
        int ofAgent = 0;
        for (Class<?> loaded : jvm.getAllLoadedClasses()) {
            all++;
            String name = loaded.getName();
            if (name.startsWith("io.sonde.") && isOwn(name) || loaded.getClassLoader() instanceof AgentClassLoader) {
                ofAgent++;
            }
        }
        classes = all;
        own = ofAgent;
    }

    private static boolean isOwn(String name) {
        return name.startsWith("agent.", "io.sonde.".length()) || name.startsWith("bootstrap.", "io.sonde.".length());
    }

    private void line(long nanos, int loaded, int ofAgent, String text) {
        lines.append("[sonde] start-up:");
        column(nanos / 1000, " us");
        column(loaded, " classes");
        column(ofAgent, " own");
        lines.append("  ").append(text).append('\n');
    }

    private void column(long number, String unit) {
        String digits = Long.toString(number);
        for (int i = digits.length() + unit.length(); i < WIDTH + unit.length(); i++) {
            lines.append(' ');
        }
        lines.append(digits).append(unit);
    }
}
