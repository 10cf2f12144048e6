package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.target.WovenClass;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** What the advice of the builders between the SDK and its HTTP clients has in common. */
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

    /** Reads a private field of the woven builder, whose setter alone is public. */
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
