/** JDBC: which database a connection's URL leads to, without its user and password. */
package io.sonde.instrumentation.jdbc;
