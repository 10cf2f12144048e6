/**
 * {@code /health} and {@code /health/ready}: what the agent sees of the application's condition, for probes and people. It
 * reads what is there anyway (metric series, pools, export statistics, the JVM's beans); nothing is added to the
 * application's calls.
 */
package io.sonde.agent.health;
