package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;
import java.nio.ByteBuffer;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/** Sees the response of an asynchronous HTTP client before the SDK does. */
final class ObservedResponseHandler implements SdkAsyncHttpResponseHandler {

    private final SdkAsyncHttpResponseHandler handler;
    private final AwsCall call;

    ObservedResponseHandler(SdkAsyncHttpResponseHandler handler, AwsCall call) {
        this.handler = handler;
        this.call = call;
    }

    @Override
    public void onHeaders(SdkHttpResponse response) {
        if (response != null) {
            Executions.response(call, response);
        }
        handler.onHeaders(response);
    }

    @Override
    public void onStream(Publisher<ByteBuffer> body) {
        handler.onStream(body == null ? null : new ReceivedContent(body, call));
    }

    @Override
    public void onError(Throwable failure) {
        handler.onError(failure);
    }
}
