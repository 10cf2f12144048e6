/** The cold path: kept calls wait in a bounded queue, become OpenTelemetry's span data and leave as OTLP. */
package io.sonde.agent.export;
