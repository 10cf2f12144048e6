package io.sonde.instrumentation.minio;

import io.sonde.instrumentation.call.AwsCall;
import okhttp3.Response;

/** Where OkHttp gives the response, before anybody who waits for it goes on. */
final class ResponseAdvice {

    private ResponseAdvice() {}

    static void enter(Object callback, Object okhttpCall, Object object) {
        Response response = (Response) object;
        AwsCall call = response.request().tag(AwsCall.class);
        if (call != null) {
            Responses.announce(call, response);
        }
    }
}
