package io.sonde.instrumentation.minio;

import com.google.common.collect.Multimap;
import io.sonde.instrumentation.call.AwsCall;
import okhttp3.Response;

/** Around a request of version 8. */
final class Execute8Advice {

    private Execute8Advice() {}

    static Object enter(
            Object client, Object method, Object bucket, Object object, Object region, Object headers, Object query) {
        QueryKeys keys = new MultimapKeys((Multimap<?, ?>) query);
        return Operations.begin(method.toString(), (String) bucket, (String) object, keys, client);
    }

    static void exit(Object state, Object returned, Throwable thrown) {
        if (state != null) {
            AwsCall call = (AwsCall) state;
            call.leaveThread();
            Responses.end(call, (Response) returned, thrown);
        }
    }
}
