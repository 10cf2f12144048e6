/** The cold path: kept calls wait in a bounded queue, are written as OTLP and leave. */
package io.sonde.agent.export;
