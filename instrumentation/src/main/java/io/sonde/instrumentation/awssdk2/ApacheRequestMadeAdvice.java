package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.propagation.HeaderSetter;
import org.apache.http.HttpMessage;

/** Where the HTTP client over Apache's has made an attempt's request. */
final class ApacheRequestMadeAdvice {

    private ApacheRequestMadeAdvice() {}

    static void exit(Object client, Object request, Throwable thrown) {
        AwsCall call = request == null ? null : Transmission.toBeWritten();
        if (call != null) {
            call.inject((HttpMessage) request, MessageHeaders.INSTANCE);
        }
    }

    private static final class MessageHeaders implements HeaderSetter<HttpMessage> {

        static final MessageHeaders INSTANCE = new MessageHeaders();

        @Override
        public void set(HttpMessage request, String name, String value) {
            request.setHeader(name, value);
        }
    }
}
