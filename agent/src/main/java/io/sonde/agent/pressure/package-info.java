/** Ceases to record spans while the JVM is short of memory, and begins again when it is not. */
package io.sonde.agent.pressure;
