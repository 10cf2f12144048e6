/**
 * SQL text: its summary for names and labels, and its text without literals. Everything here works on the text alone, in
 * linear time, and never throws.
 */
package io.sonde.instrumentation.sql;
