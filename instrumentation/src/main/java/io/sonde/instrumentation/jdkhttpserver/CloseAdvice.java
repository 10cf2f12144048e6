package io.sonde.instrumentation.jdkhttpserver;

import com.sun.net.httpserver.Headers;
import io.sonde.instrumentation.target.WovenClass;
import java.lang.invoke.MethodHandle;

/** At the entry of the exchange's {@code close()}, which may cut the response off. */
final class CloseAdvice {

    private static final MethodHandle RESPONSE_HEADERS = ExchangeHandles.responseHeaders(WovenClass.lookup());
    private static final MethodHandle RESPONSE_CODE = ExchangeHandles.responseCode(WovenClass.lookup());

    private CloseAdvice() {}

    static void enter(Object exchange) throws Throwable {
        ExchangeCall call = ExchangeCall.of((Headers) RESPONSE_HEADERS.invokeExact(exchange));
        if (call != null) {
            call.responseEnded((int) RESPONSE_CODE.invokeExact(exchange));
        }
    }
}
