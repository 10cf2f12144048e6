/**
 * {@code java.net.HttpURLConnection} as the JDK implements it, for http and https. One call spans everything that is done
 * with a connection until its response is there, redirects included.
 */
package io.sonde.instrumentation.httpurlconnection;
