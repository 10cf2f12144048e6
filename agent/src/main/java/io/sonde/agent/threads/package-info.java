/** The agent's own threads: daemons, named {@code sonde-…}, never traced. */
package io.sonde.agent.threads;
