/** HikariCP 2.7 to 7: how full a pool is, how long its users wait and how long they keep a connection. */
package io.sonde.instrumentation.hikari;
