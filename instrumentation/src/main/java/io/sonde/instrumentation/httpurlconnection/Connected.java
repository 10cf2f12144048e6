package io.sonde.instrumentation.httpurlconnection;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.HttpURLConnection;

/** What connecting means whatever the protocol. Each woven class gives access to its own objects only. */
final class Connected {

    private static final int UNKNOWN_STATUS = 0;

    private Connected() {}

    /** Reads whether a connection of the woven class is connected. */
    static MethodHandle getter(MethodHandles.Lookup lookup) {
        try {
            return lookup.findGetter(lookup.lookupClass(), "connected", boolean.class)
                    .asType(MethodType.methodType(boolean.class, HttpURLConnection.class));
        } catch (NoSuchFieldException | IllegalAccessException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static Step enter(HttpURLConnection connection) {
        Step next = Step.resume(connection);
        return next == null ? Step.begin(connection, false) : next;
    }

    static void exit(Object state, Throwable thrown) {
        if (state != null) {
            ((Step) state).exit(UNKNOWN_STATUS, thrown);
        }
    }
}
