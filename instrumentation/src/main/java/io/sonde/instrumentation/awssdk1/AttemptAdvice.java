package io.sonde.instrumentation.awssdk1;

import io.sonde.instrumentation.call.AwsCall;

/** Around each time that a request is sent, its response's reading included. */
final class AttemptAdvice {

    private AttemptAdvice() {}

    static Object enter(Object executor) {
        AwsCall call = Transmission.executing();
        if (call != null) {
            call.attempt();
        }
        return call;
    }

    static void exit(Object state, Object returned, Throwable thrown) {
        if (state != null) {
            ((AwsCall) state).attemptMade();
        }
    }
}
