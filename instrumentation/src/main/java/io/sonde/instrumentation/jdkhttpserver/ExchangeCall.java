package io.sonde.instrumentation.jdkhttpserver;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.sonde.instrumentation.association.WeakIdentityMap;
import io.sonde.instrumentation.call.EnterState;
import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.http.ResponseTraceHeader;

/**
 * The call of one exchange, which ends when both the handler has returned and the response has ended. Known by the object
 * that holds the response's headers, because that alone is the same for the handler and inside the server. Thread-safe.
 */
final class ExchangeCall implements EnterState {

    private static final WeakIdentityMap<Headers, ExchangeCall> CALLS =
            new WeakIdentityMap<Headers, ExchangeCall>(new WeakIdentityMap.CollectedListener<ExchangeCall>() {
                @Override
                public void collected(ExchangeCall call) {
                    call.lost();
                }
            });

    private final HttpServerCall call;
    private HttpExchange exchange;
    private boolean handlerHasReturned;
    private boolean responseHasEnded;
    private long handlerReturnNanos;

    private ExchangeCall(HttpServerCall call, HttpExchange exchange) {
        this.call = call;
        this.exchange = exchange;
    }

    /**
     * Begins a call.
     *
     * @return null if this is a further step of one, or is not to be one; a bare {@link HttpServerCall} if it is left out
     */
    static Object begin(HttpExchange exchange) {
        HttpServerCall call = HttpServerCall.start(
                exchange.getRequestHeaders(),
                HeaderLines.INSTANCE,
                exchange.getRequestMethod(),
                exchange,
                ExchangePath.INSTANCE);
        if (call == null || call.isLeftOut()) {
            return call;
        }
        try {
            call.detailsFrom(exchange, ExchangeDetails.INSTANCE);
            call.mapping(exchange.getHttpContext().getPath());
            ExchangeCall begun = new ExchangeCall(call, exchange);
            CALLS.put(exchange.getResponseHeaders(), begun);
            ResponseTraceHeader.set(call, exchange.getResponseHeaders(), HeaderLines.INSTANCE);
            return begun;
        } catch (RuntimeException failure) {
            call.leaveThread();
            call.abandon();
            throw failure;
        }
    }

    /** The call whose response has these headers; null if there is none. */
    static ExchangeCall of(Headers responseHeaders) {
        return CALLS.get(responseHeaders);
    }

    /** To be called by the thread that began the call. */
    void handlerReturned(Throwable thrown) {
        call.leaveThread();
        HttpExchange ended = returned(thrown != null);
        if (ended != null) {
            CALLS.remove(ended.getResponseHeaders());
            call.end(thrown);
        }
    }

    @Override
    public void undo() {
        call.undo();
    }

    /** Notes the return; gives the exchange if that was the end of the call. */
    private synchronized HttpExchange returned(boolean exceptionally) {
        handlerHasReturned = true;
        handlerReturnNanos = System.nanoTime();
        HttpExchange known = exchange;
        exchange = null;
        if (!responseHasEnded) {
            status(known.getResponseCode());
        }
        if (responseHasEnded || exceptionally) {
            return known;
        }
        // From here on the call must not keep alive the exchange, which keeps the key of this call.
        call.detailsFrom(new LeftRequest(known), LeftRequest.Details.INSTANCE);
        return null;
    }

    /** Nothing more will be sent. May be called several times, on any thread. */
    void responseEnded(int status) {
        if (ended(status)) {
            call.end(null);
        }
    }

    private synchronized boolean ended(int status) {
        if (!responseHasEnded) {
            status(status);
            responseHasEnded = true;
        }
        return handlerHasReturned;
    }

    /** The exchange is gone without an end of its response: nobody closed it, though all may have been sent. */
    private void lost() {
        call.end(null, handlerReturnNanos);
    }

    private void status(int status) {
        if (status > 0) {
            call.status(status);
        }
    }
}
