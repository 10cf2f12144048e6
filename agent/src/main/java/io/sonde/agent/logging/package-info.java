/** The agent's own log: lines on standard error that begin {@code [sonde]}, independent of any logging framework. */
package io.sonde.agent.logging;
