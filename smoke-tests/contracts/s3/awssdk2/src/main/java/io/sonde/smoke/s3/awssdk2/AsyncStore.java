package io.sonde.smoke.s3.awssdk2;

import io.sonde.smoke.s3.ObjectStore;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The asynchronous client. */
final class AsyncStore implements ObjectStore {

    private final Settings settings;
    private final S3AsyncClient client;

    AsyncStore(String endpoint, String accessKey, String secretKey) {
        settings = new Settings(endpoint, accessKey, secretKey);
        client = S3AsyncClient.builder()
                .endpointOverride(settings.endpoint())
                .credentialsProvider(settings.credentials())
                .region(settings.region())
                .serviceConfiguration(Settings.service())
                .build();
    }

    @Override
    public void createBucket(String bucket) {
        client.createBucket(r -> r.bucket(bucket)).join();
    }

    @Override
    public void put(String bucket, String key, byte[] content) {
        client.putObject(r -> r.bucket(bucket).key(key), AsyncRequestBody.fromBytes(content))
                .join();
    }

    @Override
    public InputStream get(String bucket, String key) {
        return client.getObject(r -> r.bucket(bucket).key(key), AsyncResponseTransformer.toBytes())
                .join()
                .asInputStream();
    }

    /** What it gets is in memory as a whole. */
    @Override
    public InputStream getUntimed(String bucket, String key) {
        throw new UnsupportedOperationException("getUntimed");
    }

    @Override
    public InputStream range(String bucket, String key, long first, long last) {
        return client.getObject(
                        r -> r.bucket(bucket).key(key).range("bytes=" + first + "-" + last),
                        AsyncResponseTransformer.toBytes())
                .join()
                .asInputStream();
    }

    @Override
    public long head(String bucket, String key) {
        return client.headObject(r -> r.bucket(bucket).key(key)).join().contentLength();
    }

    @Override
    public List<String> list(String bucket) {
        List<String> keys = new ArrayList<>();
        for (S3Object object :
                client.listObjectsV2(r -> r.bucket(bucket)).join().contents()) {
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
                        .build())
                .join();
    }

    @Override
    public void delete(String bucket, String key) {
        client.deleteObject(r -> r.bucket(bucket).key(key)).join();
    }

    @Override
    public String createUpload(String bucket, String key) {
        return client.createMultipartUpload(r -> r.bucket(bucket).key(key))
                .join()
                .uploadId();
    }

    @Override
    public String uploadPart(String bucket, String key, String uploadId, int number, byte[] content) {
        return client.uploadPart(
                        r -> r.bucket(bucket).key(key).uploadId(uploadId).partNumber(number),
                        AsyncRequestBody.fromBytes(content))
                .join()
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
                        r -> r.bucket(bucket).key(key).uploadId(uploadId).multipartUpload(m -> m.parts(parts)))
                .join();
    }

    @Override
    public void abortUpload(String bucket, String key, String uploadId) {
        client.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(uploadId))
                .join();
    }

    @Override
    public void upload(String bucket, String key, InputStream content, long length) {
        client.putObject(r -> r.bucket(bucket).key(key).contentLength(length), new StreamBody(content, length))
                .join();
    }

    @Override
    public URL presign(String method, String bucket, String key) throws Exception {
        return settings.presign(method, bucket, key);
    }
}
