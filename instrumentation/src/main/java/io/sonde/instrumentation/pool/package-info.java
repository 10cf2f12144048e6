/** Pools of database connections, whatever library they are of: what they report and how the agent reads them. */
package io.sonde.instrumentation.pool;
