package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;

/** Where the SDK has named the operation and the interceptors have not changed the request yet. */
final class BeforeExecutionAdvice {

    private BeforeExecutionAdvice() {}

    static void enter(Object chain, Object context, Object executionAttributes) {
        Call current = CurrentCall.ofThread().call();
        if (current instanceof AwsCall) {
            AwsCall call = (AwsCall) current;
            Context.BeforeExecution execution = (Context.BeforeExecution) context;
            if (call.isFor(execution.request())) {
                ExecutionAttributes attributes = (ExecutionAttributes) executionAttributes;
                attributes.putAttribute(Executions.CALL, call);
                Executions.describe(call, execution.request(), attributes);
            }
        }
    }
}
