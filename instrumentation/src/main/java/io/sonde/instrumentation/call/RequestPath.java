package io.sonde.instrumentation.call;

import io.sonde.instrumentation.selection.PathPatterns;

/**
 * Compares the path of a library's request with patterns, if it can without making a string. Stateless.
 *
 * @param <R> the library's request
 */
public interface RequestPath<R> {

    /** Whether one of the patterns matches the request's path as it was sent. Called before the application sees it. */
    boolean matches(R request, PathPatterns patterns);
}
