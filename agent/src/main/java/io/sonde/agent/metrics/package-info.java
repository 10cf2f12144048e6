/**
 * The metrics: families, their series and their exposition in the Prometheus text format and OpenMetrics.
 *
 * <p>Recording is our own (no allocation, no lock, no floating point); {@code simpleclient} is touched only when
 * {@code /metrics} is read, so that creating families in premain loads none of it.
 */
package io.sonde.agent.metrics;
