package io.sonde.smoke.s3.awssdk1;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.HttpMethod;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.services.s3.AmazonS3Client;
import com.amazonaws.services.s3.S3ClientOptions;
import com.amazonaws.services.s3.model.AbortMultipartUploadRequest;
import com.amazonaws.services.s3.model.CompleteMultipartUploadRequest;
import com.amazonaws.services.s3.model.GeneratePresignedUrlRequest;
import com.amazonaws.services.s3.model.GetObjectRequest;
import com.amazonaws.services.s3.model.InitiateMultipartUploadRequest;
import com.amazonaws.services.s3.model.ObjectMetadata;
import com.amazonaws.services.s3.model.PartETag;
import com.amazonaws.services.s3.model.S3ObjectSummary;
import com.amazonaws.services.s3.model.UploadPartRequest;
import io.sonde.smoke.s3.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** The one client of S3. */
final class Store implements ObjectStore {

    private static final long MINUTES = 300_000;

    private final AmazonS3Client client;

    @SuppressWarnings("deprecation") // the lowest version has no builders
    Store(String endpoint, String accessKey, String secretKey) {
        ClientConfiguration configuration = new ClientConfiguration();
        configuration.setSignerOverride("AWSS3V4SignerType");
        client = new AmazonS3Client(new BasicAWSCredentials(accessKey, secretKey), configuration);
        client.setS3ClientOptions(
                S3ClientOptions.builder().setPathStyleAccess(true).build());
        client.setEndpoint(endpoint);
        client.setSignerRegionOverride("eu-central-1");
    }

    @Override
    public void createBucket(String bucket) {
        client.createBucket(bucket, "eu-central-1");
    }

    @Override
    public void put(String bucket, String key, byte[] content) {
        upload(bucket, key, new ByteArrayInputStream(content), content.length);
    }

    @Override
    public InputStream get(String bucket, String key) {
        return client.getObject(bucket, key).getObjectContent();
    }

    @Override
    public InputStream range(String bucket, String key, long first, long last) {
        return client.getObject(new GetObjectRequest(bucket, key).withRange(first, last))
                .getObjectContent();
    }

    @Override
    public long head(String bucket, String key) {
        return client.getObjectMetadata(bucket, key).getContentLength();
    }

    @Override
    public List<String> list(String bucket) {
        List<String> keys = new ArrayList<>();
        for (S3ObjectSummary object : client.listObjects(bucket).getObjectSummaries()) {
            keys.add(object.getKey());
        }
        return keys;
    }

    @Override
    public void copy(String bucket, String from, String to) {
        client.copyObject(bucket, from, bucket, to);
    }

    @Override
    public void delete(String bucket, String key) {
        client.deleteObject(bucket, key);
    }

    @Override
    public String createUpload(String bucket, String key) {
        return client.initiateMultipartUpload(new InitiateMultipartUploadRequest(bucket, key))
                .getUploadId();
    }

    @Override
    public String uploadPart(String bucket, String key, String uploadId, int number, byte[] content) {
        return client.uploadPart(new UploadPartRequest()
                        .withBucketName(bucket)
                        .withKey(key)
                        .withUploadId(uploadId)
                        .withPartNumber(number)
                        .withPartSize(content.length)
                        .withInputStream(new ByteArrayInputStream(content)))
                .getETag();
    }

    @Override
    public void completeUpload(String bucket, String key, String uploadId, List<String> tags) {
        List<PartETag> parts = new ArrayList<>();
        for (String tag : tags) {
            parts.add(new PartETag(parts.size() + 1, tag));
        }
        client.completeMultipartUpload(new CompleteMultipartUploadRequest(bucket, key, uploadId, parts));
    }

    @Override
    public void abortUpload(String bucket, String key, String uploadId) {
        client.abortMultipartUpload(new AbortMultipartUploadRequest(bucket, key, uploadId));
    }

    @Override
    public void upload(String bucket, String key, InputStream content, long length) {
        ObjectMetadata metadata = new ObjectMetadata();
        metadata.setContentLength(length);
        client.putObject(bucket, key, content, metadata);
    }

    @Override
    public URL presign(String method, String bucket, String key) {
        return client.generatePresignedUrl(new GeneratePresignedUrlRequest(bucket, key, HttpMethod.valueOf(method))
                .withExpiration(new Date(System.currentTimeMillis() + MINUTES)));
    }
}
