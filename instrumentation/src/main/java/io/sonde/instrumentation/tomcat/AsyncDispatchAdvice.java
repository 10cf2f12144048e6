package io.sonde.instrumentation.tomcat;

import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.EnterState;
import org.apache.coyote.Request;

/** Around each further run of an asynchronous request: a dispatch, a completion, a timeout, an event of its streams. */
final class AsyncDispatchAdvice {

    private AsyncDispatchAdvice() {}

    static Object enter(Object adapter, Object coyoteRequest) {
        Call call = RequestCalls.get((Request) coyoteRequest);
        return call == null ? null : new Attachment(call);
    }

    static void exit(Object attachment, boolean returned, Throwable thrown) {
        if (attachment != null) {
            ((Attachment) attachment).end();
        }
    }

    private static final class Attachment implements EnterState {

        private final CurrentCall thread = CurrentCall.ofThread();
        private final Call previous;

        Attachment(Call call) {
            previous = call.attach(thread);
        }

        void end() {
            Call.detach(thread, previous);
        }

        @Override
        public void undo() {
            end();
        }
    }
}
