package io.sonde.instrumentation.awssdk1;

import com.amazonaws.Request;
import com.amazonaws.Response;
import com.amazonaws.http.HttpResponseHandler;

/** Around one operation. */
final class ExecuteAdvice {

    private ExecuteAdvice() {}

    static Object enter(Object client, Object request, Object responseHandler) throws Throwable {
        return Execution.begin((Request<?>) request, (HttpResponseHandler<?>) responseHandler);
    }

    static void exit(Object state, Object returned, Throwable thrown) throws Throwable {
        if (state != null) {
            ((Execution) state).end((Response<?>) returned, thrown);
        }
    }
}
