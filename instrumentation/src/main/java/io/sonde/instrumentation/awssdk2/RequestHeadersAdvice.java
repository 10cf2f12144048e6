package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.propagation.HeaderSetter;
import software.amazon.awssdk.core.internal.http.RequestExecutionContext;
import software.amazon.awssdk.http.SdkHttpFullRequest;

/** Where the request is complete, and not signed yet: context that is set here is signed too. */
final class RequestHeadersAdvice {

    private RequestHeadersAdvice() {}

    static void enter(Object stage, Object builder, Object context) {
        RequestExecutionContext execution = (RequestExecutionContext) context;
        AwsCall call = Executions.of(execution.executionAttributes());
        if (call != null) {
            SdkHttpFullRequest.Builder request = (SdkHttpFullRequest.Builder) builder;
            Integer port = request.port();
            int effectivePort = port == null ? "http".equalsIgnoreCase(request.protocol()) ? 80 : 443 : port;
            call.server(request.host(), effectivePort);
            Executions.region(call, execution.executionAttributes());
            if (!call.isContextLeftToClient()) {
                call.inject(request, RequestHeaders.INSTANCE);
            }
        }
    }

    private static final class RequestHeaders implements HeaderSetter<SdkHttpFullRequest.Builder> {

        static final RequestHeaders INSTANCE = new RequestHeaders();

        @Override
        public void set(SdkHttpFullRequest.Builder request, String name, String value) {
            request.putHeader(name, value);
        }
    }
}
