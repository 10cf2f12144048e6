/** What the agent makes of JDBC: one contract, run against every driver and database that can be had. */
package io.sonde.smoke.contracts.jdbc;
