package io.sonde.smoke.measured;

import jakarta.annotation.PreDestroy;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Objects of the bucket {@code objects}, which someone else has put there: {@code item-1}, {@code item-2}, … */
@Component
class ObjectStore {

    private static final String BUCKET = "objects";

    private final S3Client client;

    ObjectStore(
            @Value("${objects.endpoint}") URI endpoint,
            @Value("${objects.identity}") String identity,
            @Value("${objects.credential}") String credential) {
        client = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(identity, credential)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .forcePathStyle(true)
                .build();
    }

    String text(int id) {
        return client.getObjectAsBytes(object -> object.bucket(BUCKET).key("item-" + id))
                .asUtf8String();
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
