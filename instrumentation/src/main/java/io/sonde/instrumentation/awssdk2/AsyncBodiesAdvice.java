package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;
import java.lang.invoke.MethodHandle;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/** Counts both bodies as they flow through an asynchronous HTTP client. */
final class AsyncBodiesAdvice {

    private static final MethodHandle CONTENT =
            Transmission.getter("requestContentPublisher", SdkHttpContentPublisher.class);
    private static final MethodHandle HANDLER =
            Transmission.getter("responseHandler", SdkAsyncHttpResponseHandler.class);

    private AsyncBodiesAdvice() {}

    static void enter(Object builder) throws Throwable {
        AwsCall call = Transmission.current();
        if (call == null) {
            return;
        }
        AsyncExecuteRequest.Builder request = (AsyncExecuteRequest.Builder) builder;
        SdkHttpContentPublisher content = (SdkHttpContentPublisher) CONTENT.invokeExact(builder);
        if (content != null && !(content instanceof SentContent)) {
            request.requestContentPublisher(new SentContent(content, call));
        }
        SdkAsyncHttpResponseHandler handler = (SdkAsyncHttpResponseHandler) HANDLER.invokeExact(builder);
        if (handler != null && !(handler instanceof ObservedResponseHandler)) {
            request.responseHandler(new ObservedResponseHandler(handler, call));
        }
    }
}
