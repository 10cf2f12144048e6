/**
 * Stands in for {@code java.util.logging} in the libraries that the agent carries: the build rewrites their references to
 * here. The real one would be initialised by them before the application could choose its log manager.
 */
package io.sonde.agent.logging.jul;
