package io.sonde.smoke.s3.awssdk2;

import io.sonde.smoke.s3.ObjectStore;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The synchronous client. */
final class SyncStore implements ObjectStore {

    private final Settings settings;
    private final S3Client client;

    SyncStore(String endpoint, String accessKey, String secretKey, SdkHttpClient http) {
        settings = new Settings(endpoint, accessKey, secretKey);
        client = S3Client.builder()
                .httpClient(http)
                .endpointOverride(settings.endpoint())
                .credentialsProvider(settings.credentials())
                .region(settings.region())
                .serviceConfiguration(Settings.service())
                .build();
    }

    @Override
    public void createBucket(String bucket) {
        client.createBucket(r -> r.bucket(bucket));
    }

    @Override
    public void put(String bucket, String key, byte[] content) {
        client.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(content));
    }

    @Override
    public InputStream get(String bucket, String key) {
        return client.getObject(r -> r.bucket(bucket).key(key));
    }

    @Override
    public InputStream getUntimed(String bucket, String key) throws ReflectiveOperationException {
        return client.getObject(r -> r.bucket(bucket).key(key), untimed());
    }

    /**
     * Newer versions abort a stream that is not read for a minute, and their timer holds it until then: there the timer is
     * done without. The lowest has none.
     */
    @SuppressWarnings("unchecked") // the method is not generic by reflection
    private static ResponseTransformer<GetObjectResponse, ResponseInputStream<GetObjectResponse>> untimed()
            throws ReflectiveOperationException {
        for (Method method : ResponseTransformer.class.getMethods()) {
            if (method.getName().equals("toInputStream") && method.getParameterCount() == 1) {
                return (ResponseTransformer<GetObjectResponse, ResponseInputStream<GetObjectResponse>>)
                        method.invoke(null, Duration.ZERO);
            }
        }
        return ResponseTransformer.toInputStream();
    }

    @Override
    public InputStream range(String bucket, String key, long first, long last) {
        return client.getObject(r -> r.bucket(bucket).key(key).range("bytes=" + first + "-" + last));
    }

    @Override
    public long head(String bucket, String key) {
        return client.headObject(r -> r.bucket(bucket).key(key)).contentLength();
    }

    @Override
    public List<String> list(String bucket) {
        List<String> keys = new ArrayList<>();
        for (S3Object object : client.listObjectsV2(r -> r.bucket(bucket)).contents()) {
            keys.add(object.key());
        }
        return keys;
    }

    @Override
    @SuppressWarnings("deprecation") // the lowest version knows no other way to name the source
    public void copy(String bucket, String from, String to) {
        client.copyObject(CopyObjectRequest.builder()
                .copySource(bucket + "/" + from)
                .bucket(bucket)
                .key(to)
                .build());
    }

    @Override
    public void delete(String bucket, String key) {
        client.deleteObject(r -> r.bucket(bucket).key(key));
    }

    @Override
    public String createUpload(String bucket, String key) {
        return client.createMultipartUpload(r -> r.bucket(bucket).key(key)).uploadId();
    }

    @Override
    public String uploadPart(String bucket, String key, String uploadId, int number, byte[] content) {
        return client.uploadPart(
                        r -> r.bucket(bucket).key(key).uploadId(uploadId).partNumber(number),
                        RequestBody.fromBytes(content))
                .eTag();
    }

    @Override
    public void completeUpload(String bucket, String key, String uploadId, List<String> tags) {
        List<CompletedPart> parts = new ArrayList<>();
        for (String tag : tags) {
            parts.add(CompletedPart.builder()
                    .partNumber(parts.size() + 1)
                    .eTag(tag)
                    .build());
        }
        client.completeMultipartUpload(
                r -> r.bucket(bucket).key(key).uploadId(uploadId).multipartUpload(m -> m.parts(parts)));
    }

    @Override
    public void abortUpload(String bucket, String key, String uploadId) {
        client.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(uploadId));
    }

    @Override
    public void upload(String bucket, String key, InputStream content, long length) {
        client.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromInputStream(content, length));
    }

    @Override
    public URL presign(String method, String bucket, String key) throws Exception {
        return settings.presign(method, bucket, key);
    }
}
