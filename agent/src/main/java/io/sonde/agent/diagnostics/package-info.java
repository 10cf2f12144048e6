/** Knows what was instrumented where, what was left out and why, and what failed inside the agent. */
package io.sonde.agent.diagnostics;
