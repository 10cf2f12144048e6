/** Jetty's own pool of threads, which serves its connections and {@code AsyncContext.start}. */
package io.sonde.instrumentation.jettyexecutor;
