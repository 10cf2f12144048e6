package io.sonde.smoke.s3.minio9;

import io.minio.CopyObjectArgs;
import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.SourceObject;
import io.minio.StatObjectArgs;
import io.minio.messages.Item;
import io.sonde.smoke.s3.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;

/** The synchronous client, which splits uploads by itself and does not offer their parts. */
final class Store implements ObjectStore {

    private static final int EXPIRY_SECONDS = 300;

    private final MinioClient client;

    Store(String endpoint, String accessKey, String secretKey) {
        client = MinioClient.builder()
                .endpoint(endpoint)
                .credentials(accessKey, secretKey)
                .region("eu-central-1")
                .build();
    }

    @Override
    public void createBucket(String bucket) throws Exception {
        client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
    }

    @Override
    public void put(String bucket, String key, byte[] content) throws Exception {
        upload(bucket, key, new ByteArrayInputStream(content), content.length);
    }

    @Override
    public InputStream get(String bucket, String key) throws Exception {
        return client.getObject(
                GetObjectArgs.builder().bucket(bucket).object(key).build());
    }

    @Override
    public InputStream range(String bucket, String key, long first, long last) throws Exception {
        return client.getObject(GetObjectArgs.builder()
                .bucket(bucket)
                .object(key)
                .offset(first)
                .length(last - first + 1)
                .build());
    }

    @Override
    public long head(String bucket, String key) throws Exception {
        return client.statObject(
                        StatObjectArgs.builder().bucket(bucket).object(key).build())
                .size();
    }

    @Override
    public List<String> list(String bucket) throws Exception {
        List<String> keys = new ArrayList<>();
        ListObjectsArgs all =
                ListObjectsArgs.builder().bucket(bucket).recursive(true).build();
        for (Result<Item> item : client.listObjects(all)) {
            keys.add(item.get().objectName());
        }
        return keys;
    }

    @Override
    public void copy(String bucket, String from, String to) throws Exception {
        client.copyObject(CopyObjectArgs.builder()
                .bucket(bucket)
                .object(to)
                .source(SourceObject.builder().bucket(bucket).object(from).build())
                .build());
    }

    @Override
    public void delete(String bucket, String key) throws Exception {
        client.removeObject(
                RemoveObjectArgs.builder().bucket(bucket).object(key).build());
    }

    @Override
    public String createUpload(String bucket, String key) {
        throw new UnsupportedOperationException("createUpload");
    }

    @Override
    public String uploadPart(String bucket, String key, String uploadId, int number, byte[] content) {
        throw new UnsupportedOperationException("uploadPart");
    }

    @Override
    public void completeUpload(String bucket, String key, String uploadId, List<String> tags) {
        throw new UnsupportedOperationException("completeUpload");
    }

    @Override
    public void abortUpload(String bucket, String key, String uploadId) {
        throw new UnsupportedOperationException("abortUpload");
    }

    @Override
    public void upload(String bucket, String key, InputStream content, long length) throws Exception {
        client.putObject(PutObjectArgs.builder().bucket(bucket).object(key).stream(content, length, -1L)
                .build());
    }

    @Override
    public URL presign(String method, String bucket, String key) throws Exception {
        return new URL(client.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                .method(Http.Method.valueOf(method))
                .bucket(bucket)
                .object(key)
                .expiry(EXPIRY_SECONDS)
                .build()));
    }
}
