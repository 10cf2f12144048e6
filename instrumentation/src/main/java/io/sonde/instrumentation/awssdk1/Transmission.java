package io.sonde.instrumentation.awssdk1;

import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;

/** What the thread sends at the moment. */
final class Transmission {

    private Transmission() {}

    /** The call whose operation this thread executes, none in the course of it; null if there is none. */
    static AwsCall executing() {
        Call current = CurrentCall.ofThread().call();
        return current instanceof AwsCall && !((AwsCall) current).isSuspended() ? (AwsCall) current : null;
    }

    /** The call whose request this thread sends; null if there is none. */
    static AwsCall current() {
        AwsCall call = executing();
        return call != null && call.isTransmitting() ? call : null;
    }
}
