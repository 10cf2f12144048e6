package io.sonde.agent.logging.jul;

/** The levels of {@code java.util.logging} that the libraries use. */
public final class Level {

    public static final Level SEVERE = new Level(true);
    public static final Level WARNING = new Level(true);
    public static final Level INFO = new Level(false);
    public static final Level FINE = new Level(false);
    public static final Level FINEST = new Level(false);

    private final boolean problem;

    private Level(boolean problem) {
        this.problem = problem;
    }

    boolean isProblem() {
        return problem;
    }
}
