package io.sonde.instrumentation.servlet;

import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.call.HttpServerDetails;
import java.lang.ref.WeakReference;

/** Reads an asynchronous request, if it is still there. */
final class WeakServletDetails implements HttpServerDetails<WeakReference<Object>> {

    private final ServletTypes types;

    WeakServletDetails(ServletTypes types) {
        this.types = types;
    }

    @Override
    public void read(WeakReference<Object> reference, HttpServerCall call) {
        Object request = reference.get();
        if (request != null) {
            types.describe(request, call);
        }
    }
}
