package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;
import software.amazon.awssdk.core.internal.http.RequestExecutionContext;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.utils.Pair;

/** Around each time that a request is sent. */
final class AttemptAdvice {

    private AttemptAdvice() {}

    static Object enter(Object stage, Object request, Object context) {
        AwsCall call = Executions.of(((RequestExecutionContext) context).executionAttributes());
        if (call != null) {
            call.attempt();
        }
        return call;
    }

    static void exit(Object state, Object returned, Throwable thrown) {
        if (state != null) {
            AwsCall call = (AwsCall) state;
            call.attemptMade();
            if (returned != null) {
                Executions.response(call, (SdkHttpResponse) ((Pair<?, ?>) returned).right());
            }
        }
    }
}
