/**
 * The client by which traces leave: POST over HTTP/1.1 or HTTPS, with sockets of its own, so that it shares nothing with the
 * application's use of the JDK's clients.
 */
package io.sonde.agent.http;
