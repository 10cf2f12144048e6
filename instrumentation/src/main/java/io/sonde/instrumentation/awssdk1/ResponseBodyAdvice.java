package io.sonde.instrumentation.awssdk1;

import com.amazonaws.http.HttpResponse;
import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.call.AwsReceivingStream;

/** Counts the response's body as it is read, by setting a counting stream after the one that was set. */
final class ResponseBodyAdvice {

    private ResponseBodyAdvice() {}

    static void exit(Object response, Throwable thrown) {
        AwsCall call = Transmission.current();
        if (call != null && call.responseBody() == null) {
            HttpResponse received = (HttpResponse) response;
            if (received.getContent() != null) {
                received.setContent(new AwsReceivingStream(received.getContent(), call));
            }
        }
    }
}
