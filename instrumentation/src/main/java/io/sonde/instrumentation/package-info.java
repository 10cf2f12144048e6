/** The registry of all instrumentations: whoever adds a library adds its package here and one line. */
package io.sonde.instrumentation;
