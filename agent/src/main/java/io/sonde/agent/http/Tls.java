package io.sonde.agent.http;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * TLS with certificates that the JDK or {@code javax.net.ssl.trustStore} trusts and that are the host's. The context is its
 * own: the default one may be the application's, or would be made before the application has said what to trust. Not
 * thread-safe.
 */
final class Tls {

    private SSLContext context;

    /** A layer over a connected socket, after the handshake. */
    Socket over(Socket connected, Destination destination) throws IOException {
        if (context == null) {
            context = newContext();
        }
        SSLSocket socket = (SSLSocket)
                context.getSocketFactory().createSocket(connected, destination.address(), destination.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
        } catch (SSLException failure) {
            // What is trusted may have changed by the next time.
            context = null;
            throw failure;
        }
        return socket;
    }

    private static SSLContext newContext() throws SSLException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            return context;
        } catch (GeneralSecurityException failure) {
            throw new SSLException(failure);
        }
    }

    /** Whether it is of no use to try again: the certificate will be the same. */
    static boolean isUntrusted(IOException failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 10; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
            depth++;
        }
        return false;
    }
}
