/** Reads the properties once, at start, from the system properties, the environment and a file, in that order. */
package io.sonde.agent.configuration;
