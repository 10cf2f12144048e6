package io.sonde.instrumentation.servlet.javax;

import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.servlet.ServletCalls;
import io.sonde.instrumentation.servlet.ServletFailure;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletResponse;

/** Ends the call of an asynchronous request; a timeout or an error comes to its end, too. */
final class EndListener implements AsyncListener {

    private final HttpServerCall call;
    private final ServletResponse response;

    EndListener(HttpServerCall call, ServletResponse response) {
        this.call = call;
        this.response = response;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        boolean http = response instanceof HttpServletResponse;
        ServletCalls.completed(
                JavaxServletTypes.INSTANCE,
                call,
                http ? response : null,
                http ? ((HttpServletResponse) response).getStatus() : 0);
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {
        Throwable failure = ServletFailure.unwrap(event.getThrowable());
        if (failure != null) {
            call.thrown(failure);
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
