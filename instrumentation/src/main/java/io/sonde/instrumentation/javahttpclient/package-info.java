/**
 * {@code java.net.http}, as the JDK implements it from version 11 on. One call spans what the application asks for with
 * {@code send} or {@code sendAsync} until the response's body has been handled; redirects and retries are parts of it.
 *
 * <p>The context travels among the headers that the client itself adds to a request, so that the requests that the
 * application sees, its own and those of its responses, stay as it made them. The advice is compiled for Java 11.
 */
package io.sonde.instrumentation.javahttpclient;
