package io.sonde.instrumentation.javahttpclient;

import io.sonde.instrumentation.call.HttpClientCall;
import java.util.concurrent.CompletableFuture;

/**
 * Around the private {@code sendAsync}. Within {@code send} there is a call already, which is not ended here. The call is
 * current only until the future is returned: what goes on in the client's threads and in the application's callbacks is
 * not done under it.
 */
final class SendAsyncAdvice {

    private SendAsyncAdvice() {}

    static Object enter(Object client, Object request) {
        HttpClientCall call = HttpCalls.start(request);
        if (call == null) {
            // Perhaps a request that the client's proxy selector makes: its exchange is not the one that is starting.
            if (AsyncCompletion.STARTING.get() != null) {
                AsyncCompletion.STARTING.set(null);
            }
            return null;
        }
        AsyncCompletion completion = new AsyncCompletion(call);
        AsyncCompletion.STARTING.set(completion);
        return completion;
    }

    static void exit(Object state, Object future, Throwable thrown) {
        if (state == null) {
            return;
        }
        AsyncCompletion completion = (AsyncCompletion) state;
        AsyncCompletion.STARTING.set(null);
        completion.call().leaveThread();
        if (future == null) {
            completion.call().end(thrown);
        } else {
            // The application may complete or cancel it, while the exchange goes on.
            completion.awaitEndOf((CompletableFuture<?>) future);
        }
    }
}
