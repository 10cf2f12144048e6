package io.sonde.smoke.s3.awssdk2;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** An HTTP client that the application has written, around one of the SDK's. */
final class OwnHttpClient implements SdkHttpClient {

    private final SdkHttpClient client;

    OwnHttpClient(SdkHttpClient client) {
        this.client = client;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return client.prepareRequest(request);
    }

    @Override
    public void close() {
        client.close();
    }
}
