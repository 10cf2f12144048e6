package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.target.WovenClass;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import software.amazon.awssdk.http.SdkHttpClient;

/** At the end of the constructor of what the SDK puts around an HTTP client that the application made, and will close. */
final class SenderSharedAdvice {

    private static final MethodHandle DELEGATE = delegate();

    private SenderSharedAdvice() {}

    private static MethodHandle delegate() {
        MethodHandles.Lookup lookup = WovenClass.lookup();
        try {
            MethodHandle getter = lookup.findGetter(lookup.lookupClass(), "delegate", SdkHttpClient.class);
            return getter.asType(getter.type().changeParameterType(0, Object.class));
        } catch (NoSuchFieldException | IllegalAccessException missing) {
            return null;
        }
    }

    static void exit(Object client, Throwable thrown) throws Throwable {
        if (DELEGATE != null && Senders.contains((SdkHttpClient) DELEGATE.invokeExact(client))) {
            Senders.add(client);
        }
    }
}
