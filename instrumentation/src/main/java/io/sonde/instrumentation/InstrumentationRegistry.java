package io.sonde.instrumentation;

import io.sonde.instrumentation.awssdk2.AwsSdk2Instrumentation;
import io.sonde.instrumentation.httpurlconnection.HttpUrlConnectionInstrumentation;
import io.sonde.instrumentation.target.Instrumentation;

/** Every instrumentation there is, a line each. */
public final class InstrumentationRegistry {

    private InstrumentationRegistry() {}

    /** New instances, in the order in which they are woven where several want the same method. */
    public static Instrumentation[] all() {
        return new Instrumentation[] {
            new HttpUrlConnectionInstrumentation(), new AwsSdk2Instrumentation(),
        };
    }
}
