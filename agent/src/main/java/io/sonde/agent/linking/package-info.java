/** Finds the advice behind a woven call site, in a class loader that sees the application's library and the agent. */
package io.sonde.agent.linking;
