package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.core.client.config.SdkClientOption;
import software.amazon.awssdk.core.http.ExecutionContext;

/** Where the SDK makes the request, and the HTTP client that is to send it is at hand. */
final class RequestMadeAdvice {

    private RequestMadeAdvice() {}

    static void enter(Object parameters, Object context, Object request, Object configuration) {
        AwsCall call = Executions.of(((ExecutionContext) context).executionAttributes());
        if (call != null) {
            Object client = ((SdkClientConfiguration) configuration).option(SdkClientOption.SYNC_HTTP_CLIENT);
            call.leaveContextToClient(Senders.contains(client));
        }
    }
}
