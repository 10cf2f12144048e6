/** Puts the agent together, in premain and on the daemon thread that goes on when premain has returned. */
package io.sonde.agent.start;
