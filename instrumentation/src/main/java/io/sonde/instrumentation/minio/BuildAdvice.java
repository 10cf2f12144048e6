package io.sonde.instrumentation.minio;

import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.propagation.HeaderSetter;
import okhttp3.Request;

/** Writes the context of a call into its request, and tags that with the call; when it is built again, signed, the same once more. */
final class BuildAdvice {

    private BuildAdvice() {}

    static void enter(Object builder) {
        Call current = CurrentCall.ofThread().call();
        if (current instanceof AwsCall && ((AwsCall) current).isTransmitting()) {
            Request.Builder request = (Request.Builder) builder;
            request.tag(AwsCall.class, (AwsCall) current);
            current.inject(request, RequestHeaders.INSTANCE);
        }
    }

    private static final class RequestHeaders implements HeaderSetter<Request.Builder> {

        static final RequestHeaders INSTANCE = new RequestHeaders();

        @Override
        public void set(Request.Builder builder, String name, String value) {
            builder.header(name, value);
        }
    }
}
