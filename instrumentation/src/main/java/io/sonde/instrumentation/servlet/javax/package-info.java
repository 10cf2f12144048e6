/**
 * Servlet containers of the {@code javax.servlet} API that are not instrumented by themselves, by what all of them have:
 * filter chains, {@code HttpServlet} and requests that start asynchronous processing.
 */
package io.sonde.instrumentation.servlet.javax;
