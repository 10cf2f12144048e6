package io.sonde.instrumentation.awssdk2;

import java.lang.invoke.MethodHandle;
import software.amazon.awssdk.http.SdkHttpClient;

/** At the end of the constructor of what the SDK puts around an HTTP client that the application made, and will close. */
final class SenderSharedAdvice {

    private static final MethodHandle DELEGATE = Transmission.getter("delegate", SdkHttpClient.class);

    private SenderSharedAdvice() {}

    static void exit(Object client, Throwable thrown) throws Throwable {
        if (Senders.contains((SdkHttpClient) DELEGATE.invokeExact(client))) {
            Senders.add(client);
        }
    }
}
