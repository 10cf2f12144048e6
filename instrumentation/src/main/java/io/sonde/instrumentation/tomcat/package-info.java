/**
 * Tomcat 8.5 to 11, embedded or not. A call begins where the connector hands a request to the container and ends where the
 * request object is recycled, which is after the response has been sent, on whatever thread that is. In between the call is
 * kept in one of the slots that Tomcat's own request has for such notes. No type of the Servlet API is used, so that
 * {@code javax} and {@code jakarta} are the same here.
 */
package io.sonde.instrumentation.tomcat;
