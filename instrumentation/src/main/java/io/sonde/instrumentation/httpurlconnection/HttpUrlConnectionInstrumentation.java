package io.sonde.instrumentation.httpurlconnection;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;

/**
 * All ways to use a connection lead through three methods, two of which do their work under the connection's lock, and
 * every request through one more; the one for https only overrides how it connects.
 */
public final class HttpUrlConnectionInstrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.httpurlconnection.";

    @Override
    public String name() {
        return "http-url-connection";
    }

    @Override
    public boolean platformTypesOnly() {
        return true;
    }

    @Override
    public void declare(Targets targets) {
        targets.named("sun.net.www.protocol.http.HttpURLConnection")
                .around("connect", "()V", PACKAGE + "ConnectAdvice")
                .around("getOutputStream0", "()Ljava/io/OutputStream;", PACKAGE + "OutputAdvice")
                .around("getInputStream0", "()Ljava/io/InputStream;", PACKAGE + "InputAdvice")
                .atEntry("writeRequests", "()V", PACKAGE + "WriteAdvice")
                .atEntry("disconnect", "()V", PACKAGE + "DisconnectAdvice");
        targets.named("sun.net.www.protocol.https.AbstractDelegateHttpsURLConnection")
                .around("connect", "()V", PACKAGE + "SecureConnectAdvice");
    }
}
