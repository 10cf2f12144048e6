/**
 * Metrics of the JVM itself, by OpenTelemetry's semantic conventions for the JVM in Prometheus' form, and the CPU time of
 * Sonde's own threads.
 *
 * <p>Started on a daemon thread after premain, because {@code java.management} costs time to load. A group whose JDK module is
 * absent is left out and named with the reason.
 */
package io.sonde.agent.jvm;
