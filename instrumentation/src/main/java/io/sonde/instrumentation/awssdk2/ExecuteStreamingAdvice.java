package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;

/** Around an operation whose response may be a stream that the application goes on to read. */
final class ExecuteStreamingAdvice {

    private ExecuteStreamingAdvice() {}

    static Object enter(Object handler, Object parameters) {
        return Executions.begin(parameters);
    }

    static void exit(Object state, Object returned, Throwable thrown) {
        if (state != null) {
            AwsCall call = (AwsCall) state;
            call.leaveThread();
            Executions.result(call, returned, thrown);
            call.endWithResponseBody(thrown);
        }
    }
}
