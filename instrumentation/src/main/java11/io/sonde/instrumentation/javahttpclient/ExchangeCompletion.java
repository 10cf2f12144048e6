package io.sonde.instrumentation.javahttpclient;

import io.sonde.instrumentation.call.HttpClientCall;
import java.util.function.BiConsumer;

/**
 * Ends a call with the response, before the application's future has it. A failure is left to that future: it may be the
 * application's cancellation, which goes through here first and then races with the exchange for that future; nothing is
 * done here that could delay it.
 */
final class ExchangeCompletion implements BiConsumer<Object, Throwable> {

    private final HttpClientCall call;

    ExchangeCompletion(HttpClientCall call) {
        this.call = call;
    }

    @Override
    public void accept(Object response, Throwable thrown) {
        if (thrown == null && !call.hasEnded()) {
            try {
                HttpCalls.read(call, response);
            } finally {
                call.end(null);
            }
        }
    }
}
