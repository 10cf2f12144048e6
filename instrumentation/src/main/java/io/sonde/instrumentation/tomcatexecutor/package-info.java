/**
 * Tomcat's own copy of ThreadPoolExecutor, which its connectors and {@code AsyncContext.start} use from 9.0.55 on; before
 * that it was a subclass of the JDK's.
 */
package io.sonde.instrumentation.tomcatexecutor;
