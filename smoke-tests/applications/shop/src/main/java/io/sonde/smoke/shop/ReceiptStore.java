package io.sonde.smoke.shop;

import jakarta.annotation.PreDestroy;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Receipts in an S3 bucket. */
@Component
@ConditionalOnProperty("receipts.endpoint")
class ReceiptStore {

    private static final String BUCKET = "receipts";

    private final S3Client client;

    ReceiptStore(
            @Value("${receipts.endpoint}") URI endpoint,
            @Value("${receipts.identity}") String identity,
            @Value("${receipts.credential}") String credential) {
        client = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(identity, credential)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .forcePathStyle(true)
                .build();
        client.createBucket(bucket -> bucket.bucket(BUCKET));
    }

    /** Keeps a receipt and gives its key. */
    String store(long order, String text) {
        String key = "order-" + order + ".txt";
        client.putObject(object -> object.bucket(BUCKET).key(key), RequestBody.fromString(text));
        return key;
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
