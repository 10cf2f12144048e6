/**
 * What a test needs that runs an application under the built agent jar in a JVM of its own: an OTLP receiver, the
 * process, the JDKs, and readers of the metrics it exposes.
 */
package io.sonde.smoke.kit;
