package io.sonde.instrumentation.httpurlconnection;

import io.sonde.instrumentation.target.WovenClass;
import java.lang.invoke.MethodHandle;
import java.net.HttpURLConnection;

/** Around {@code connect()} of the connection for https, which shakes hands besides. */
final class SecureConnectAdvice {

    private static final MethodHandle CONNECTED = Connected.getter(WovenClass.lookup());

    private SecureConnectAdvice() {}

    static Object enter(Object self) throws Throwable {
        HttpURLConnection connection = (HttpURLConnection) self;
        return (boolean) CONNECTED.invokeExact(connection) ? null : Connected.enter(connection);
    }

    static void exit(Object state, Throwable thrown) {
        Connected.exit(state, thrown);
    }
}
