/**
 * The JDK's {@code com.sun.net.httpserver}, for http and https. A call begins where the server hands an exchange to the
 * context's filters and ends when the handler has returned and the response has been sent, whichever comes later: a handler
 * may leave the exchange to another thread.
 */
package io.sonde.instrumentation.jdkhttpserver;
