package io.sonde.smoke.s3.awssdk2;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.GetObjectPresignRequest;
import software.amazon.awssdk.services.s3.presigner.model.PutObjectPresignRequest;

/** What all clients of this SDK have in common. */
final class Settings {

    private final URI endpoint;
    private final StaticCredentialsProvider credentials;

    Settings(String endpoint, String accessKey, String secretKey) {
        this.endpoint = URI.create(endpoint);
        this.credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
    }

    URI endpoint() {
        return endpoint;
    }

    StaticCredentialsProvider credentials() {
        return credentials;
    }

    Region region() {
        return Region.EU_CENTRAL_1;
    }

    static S3Configuration service() {
        return S3Configuration.builder().pathStyleAccessEnabled(true).build();
    }

    URL presign(String method, String bucket, String key) throws MalformedURLException {
        // The lowest version has no path style for presigning; a host of numbers makes it choose that by itself.
        S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(endpoint)
                .credentialsProvider(credentials)
                .region(region())
                .build();
        if (method.equals("PUT")) {
            return presigner
                    .presignPutObject(PutObjectPresignRequest.builder()
                            .signatureDuration(Duration.ofMinutes(5))
                            .putObjectRequest(r -> r.bucket(bucket).key(key))
                            .build())
                    .url();
        }
        return presigner
                .presignGetObject(GetObjectPresignRequest.builder()
                        .signatureDuration(Duration.ofMinutes(5))
                        .getObjectRequest(r -> r.bucket(bucket).key(key))
                        .build())
                .url();
    }
}
