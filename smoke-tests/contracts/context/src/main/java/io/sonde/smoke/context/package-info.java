/** A server whose requests hand work over in every way, and which itself compares the trace that the work arrives in. */
package io.sonde.smoke.context;
