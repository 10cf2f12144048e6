package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import software.amazon.awssdk.core.internal.http.RequestExecutionContext;

/** Around each time that a request is given to an asynchronous HTTP client, on whatever thread. */
final class AsyncAttemptAdvice {

    private AsyncAttemptAdvice() {}

    static Object enter(Object stage, Object request, Object context) {
        AwsCall call = Executions.of(((RequestExecutionContext) context).executionAttributes());
        if (call == null) {
            return null;
        }
        CurrentCall thread = CurrentCall.ofThread();
        call.attempt();
        return new Attached(call, thread, call.attach(thread));
    }

    static void exit(Object state, Object returned, Throwable thrown) {
        if (state != null) {
            Attached attached = (Attached) state;
            Call.detach(attached.thread, attached.previous);
            attached.call.attemptMade();
        }
    }

    private static final class Attached {
        final AwsCall call;
        final CurrentCall thread;
        final Call previous;

        Attached(AwsCall call, CurrentCall thread, Call previous) {
            this.call = call;
            this.thread = thread;
            this.previous = previous;
        }
    }
}
