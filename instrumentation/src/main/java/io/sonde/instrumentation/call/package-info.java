/**
 * The vocabulary of the hot path: a call, which is at once the timer of a metric and the record of a span, the call that
 * is current on a thread, and the local trace that a call belongs to.
 */
package io.sonde.instrumentation.call;
