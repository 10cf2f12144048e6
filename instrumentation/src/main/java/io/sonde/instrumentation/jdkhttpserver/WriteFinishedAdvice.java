package io.sonde.instrumentation.jdkhttpserver;

import com.sun.net.httpserver.Headers;
import io.sonde.instrumentation.target.WovenClass;
import java.lang.invoke.MethodHandle;

/** When the event has been made that tells the server that a response has been written. */
final class WriteFinishedAdvice {

    private static final MethodHandle EXCHANGE = ExchangeHandles.exchangeOfEvent(WovenClass.lookup());
    private static final MethodHandle RESPONSE_HEADERS = ExchangeHandles.responseHeaders(WovenClass.lookup());
    private static final MethodHandle RESPONSE_CODE = ExchangeHandles.responseCode(WovenClass.lookup());

    private WriteFinishedAdvice() {}

    static void exit(Object event, Throwable thrown) throws Throwable {
        Object exchange = (Object) EXCHANGE.invokeExact(event);
        ExchangeCall call = ExchangeCall.of((Headers) RESPONSE_HEADERS.invokeExact(exchange));
        if (call != null) {
            call.responseEnded((int) RESPONSE_CODE.invokeExact(exchange));
        }
    }
}
