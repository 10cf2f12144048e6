/** The applications of the contract: they use JDBC and HikariCP, and know nothing of an agent. */
package io.sonde.smoke.contracts.jdbc.application;
