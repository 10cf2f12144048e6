package io.sonde.smoke.measured;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Calls this service itself over a kept HTTP/1.1 connection. */
@Component
class OwnHttpClient {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI self;

    OwnHttpClient(@Value("${server.port}") int port) {
        this.self = URI.create("http://127.0.0.1:" + port);
    }

    /** The body of the answer to a GET request. */
    String get(String path) {
        try {
            return client.send(HttpRequest.newBuilder(self.resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }
}
