package io.sonde.instrumentation.javahttpclient;

import java.util.concurrent.CompletableFuture;

/**
 * At the exit of the exchange's {@code responseAsync}, whose future the client completes before the application's one: a
 * future's dependents run in no order that could be relied upon, and the application's may take their time.
 */
final class ExchangeAdvice {

    private ExchangeAdvice() {}

    static void exit(Object exchange, Object future, Throwable thrown) {
        AsyncCompletion starting = AsyncCompletion.STARTING.get();
        if (starting != null && future != null) {
            CompletableFuture<?> unused =
                    ((CompletableFuture<?>) future).whenComplete(new ExchangeCompletion(starting.call()));
        }
    }
}
