package io.sonde.instrumentation.javahttpclient;

import io.sonde.instrumentation.call.EnterState;
import io.sonde.instrumentation.call.HttpClientCall;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;

/**
 * Ends a call with the application's future, whatever completes it: the exchange, the application itself, or its patience.
 */
final class AsyncCompletion implements BiConsumer<Object, Throwable>, EnterState {

    /** The request that the thread is about to hand to the client's threads. */
    static final ThreadLocal<AsyncCompletion> STARTING = new ThreadLocal<>();

    private final HttpClientCall call;

    AsyncCompletion(HttpClientCall call) {
        this.call = call;
    }

    HttpClientCall call() {
        return call;
    }

    void awaitEndOf(CompletableFuture<?> future) {
        CompletableFuture<?> unused = future.whenComplete(this);
    }

    @Override
    public void accept(Object response, Throwable thrown) {
        if (call.hasEnded()) {
            return;
        }
        try {
            // The application may have completed the future with something of its own.
            if (response instanceof HttpResponse) {
                HttpCalls.read(call, response);
            }
        } finally {
            call.end(unwrap(thrown));
        }
    }

    @Override
    public void undo() {
        STARTING.remove();
        call.undo();
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable failure = thrown;
        while ((failure instanceof CompletionException || failure instanceof ExecutionException)
                && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }
}
