/**
 * The way in: what the application's class path shows of the agent, and nothing more. Everything else lives behind {@link
 * io.sonde.agent.premain.AgentClassLoader}.
 */
package io.sonde.agent.premain;
