/**
 * Whether the application has finished starting: what it is known to start (Spring's application, Tomcat, Jetty, Undertow,
 * the JDK's and gRPC's server) is watched from the entry of its start method to the exit. No call and no span comes of it.
 */
package io.sonde.instrumentation.startup;
