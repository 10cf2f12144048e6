/**
 * Trace context in headers: W3C Trace Context and B3, in and out, whatever carries the headers. Reading never throws; a
 * malformed header is as good as none.
 */
package io.sonde.instrumentation.propagation;
