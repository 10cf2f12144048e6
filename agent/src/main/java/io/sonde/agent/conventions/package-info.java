/**
 * Every name that the agent emits, in one place, because conventions move: OpenTelemetry's semantic conventions 1.45.0 for
 * spans and their Prometheus form for metrics.
 */
package io.sonde.agent.conventions;
