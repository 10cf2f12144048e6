/**
 * The embedded HTTP server: a bounded HTTP/1.1 server for GET and HEAD, and the addresses it answers.
 *
 * <p>It is our own because the JDK's {@code HttpServer} initialises {@code java.util.logging} before the application can
 * choose its log manager, is configured by system properties that it shares with the application, and is absent from images
 * without {@code jdk.httpserver}. One thread waits for all connections, so idle and slow ones cost no thread; at most two
 * more make the answers.
 */
package io.sonde.agent.server;
