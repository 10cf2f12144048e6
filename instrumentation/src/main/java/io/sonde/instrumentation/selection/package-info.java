/** Which names a list of patterns chooses: methods to leave out of traces, headers and metadata to record. */
package io.sonde.instrumentation.selection;
