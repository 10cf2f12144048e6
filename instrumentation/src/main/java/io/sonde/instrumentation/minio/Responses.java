package io.sonde.instrumentation.minio;

import io.minio.errors.ErrorResponseException;
import io.sonde.instrumentation.association.WeakIdentityMap;
import io.sonde.instrumentation.call.AwsCall;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Ends calls with what came of their requests. */
final class Responses {

    /** The calls that end with an object the client makes of the response, by the headers that it hands on. */
    private static final WeakIdentityMap<Headers, AwsCall> PENDING =
            new WeakIdentityMap<Headers, AwsCall>(new WeakIdentityMap.CollectedListener<AwsCall>() {
                @Override
                public void collected(AwsCall call) {
                    call.end(null);
                }
            });

    private Responses() {}

    static void end(AwsCall call, Response response, Throwable thrown) {
        call.attemptMade();
        Throwable failure = thrown;
        while ((failure instanceof CompletionException || failure instanceof ExecutionException)
                && failure.getCause() != null) {
            failure = failure.getCause();
        }
        Response answer = response;
        if (answer == null && failure instanceof ErrorResponseException) {
            answer = ((ErrorResponseException) failure).response();
        }
        boolean announced = call.status() != 0;
        if (answer != null && !announced) {
            read(call, answer);
        }
        if (failure != null || response == null || !endsLater(call)) {
            call.end(failure);
        } else if (!announced) {
            PENDING.put(response.headers(), call);
        }
    }

    /** The response is there, and whoever waits for it does not know yet. */
    static void announce(AwsCall call, Response response) {
        read(call, response);
        if (response.isSuccessful() && endsLater(call)) {
            PENDING.put(response.headers(), call);
        }
    }

    private static boolean endsLater(AwsCall call) {
        return call.operation().equals("GetObject") || call.operation().equals("CreateMultipartUpload");
    }

    private static void read(AwsCall call, Response response) {
        call.status(response.code());
        call.requestIds(response.header("x-amz-request-id"), response.header("x-amz-id-2"));
        Request request = response.request();
        call.server(request.url().host(), request.url().port());
        call.region(AwsCall.signingRegion(request.header("Authorization")));
        call.copySource(request.header("x-amz-copy-source"));
        if (call.copySource() != null) {
            call.identify(call.service(), call.partNumber() > 0 ? "UploadPartCopy" : "CopyObject");
        }
        RequestBody body = request.body();
        if (body != null) {
            try {
                call.sent(Math.max(0, body.contentLength()));
            } catch (IOException unknown) {
                // Nothing is counted then.
            }
        }
        if (!call.operation().equals("GetObject")
                && response.body() != null
                && !request.method().equals("HEAD")) {
            call.received(Math.max(0, response.body().contentLength()));
        }
    }

    /** The call whose response had these headers; null if there is none. It does not end by itself any more. */
    static AwsCall take(Headers headers) {
        return headers == null ? null : PENDING.remove(headers);
    }
}
