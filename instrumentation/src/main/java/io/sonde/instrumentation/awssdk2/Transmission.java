package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.target.WovenClass;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** What the advice of the SDK's HTTP clients, and of the builders between them and the SDK, has in common. */
final class Transmission {

    private Transmission() {}

    /** The call that this thread is sending a request of; null if there is none. */
    static AwsCall current() {
        Call current = CurrentCall.ofThread().call();
        if (current instanceof AwsCall && ((AwsCall) current).isTransmitting()) {
            return (AwsCall) current;
        }
        return null;
    }

    /** The call whose context is to be written into what this thread's HTTP client has made; null if there is none. */
    static AwsCall toBeWritten() {
        AwsCall call = current();
        return call != null && call.isContextLeftToClient() ? call : null;
    }

    /** Reads a private field of the woven class. */
    static MethodHandle getter(String field, Class<?> type) {
        MethodHandles.Lookup lookup = WovenClass.lookup();
        try {
            MethodHandle getter = lookup.findGetter(lookup.lookupClass(), field, type);
            return getter.asType(getter.type().changeParameterType(0, Object.class));
        } catch (NoSuchFieldException | IllegalAccessException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
