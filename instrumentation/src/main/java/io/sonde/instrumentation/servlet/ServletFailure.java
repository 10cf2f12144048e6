package io.sonde.instrumentation.servlet;

/** What a servlet threw. */
public final class ServletFailure {

    private static final int MAXIMUM_DEPTH = 8;

    private ServletFailure() {}

    /** The failure inside the {@code ServletException}s that the container or a framework put around it. */
    public static Throwable unwrap(Throwable thrown) {
        Throwable failure = thrown;
        for (int depth = 0; depth < MAXIMUM_DEPTH && isServletException(failure); depth++) {
            if (failure.getCause() == null) {
                return failure;
            }
            failure = failure.getCause();
        }
        return failure;
    }

    private static boolean isServletException(Throwable failure) {
        String name = failure == null ? "" : failure.getClass().getName();
        return name.equals("javax.servlet.ServletException")
                || name.equals("jakarta.servlet.ServletException")
                || name.equals("org.springframework.web.util.NestedServletException");
    }
}
