/**
 * Servlet containers of the {@code jakarta.servlet} API that are not instrumented by themselves, by what all of them have:
 * filter chains, {@code HttpServlet} and requests that start asynchronous processing.
 */
package io.sonde.instrumentation.servlet.jakarta;
