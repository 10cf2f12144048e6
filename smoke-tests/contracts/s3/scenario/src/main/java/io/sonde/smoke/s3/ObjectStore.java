package io.sonde.smoke.s3;

import java.io.InputStream;
import java.net.URL;
import java.util.List;

/** The operations of S3 as one client offers them. What it does not offer throws UnsupportedOperationException. */
public interface ObjectStore {

    /** Makes stores for an endpoint; at most one attempt after failures is not wanted, retries are. */
    interface Factory {
        ObjectStore create(String endpoint, String accessKey, String secretKey) throws Exception;
    }

    void createBucket(String bucket) throws Exception;

    void put(String bucket, String key, byte[] content) throws Exception;

    /** A stream that is not read yet where the client has such. */
    InputStream get(String bucket, String key) throws Exception;

    /** A stream that the client does not give up by itself, however long it is left unread. */
    default InputStream getUntimed(String bucket, String key) throws Exception {
        return get(bucket, key);
    }

    InputStream range(String bucket, String key, long first, long last) throws Exception;

    long head(String bucket, String key) throws Exception;

    List<String> list(String bucket) throws Exception;

    void copy(String bucket, String from, String to) throws Exception;

    void delete(String bucket, String key) throws Exception;

    String createUpload(String bucket, String key) throws Exception;

    String uploadPart(String bucket, String key, String uploadId, int number, byte[] content) throws Exception;

    void completeUpload(String bucket, String key, String uploadId, List<String> tags) throws Exception;

    void abortUpload(String bucket, String key, String uploadId) throws Exception;

    /** Uploads a stream of known length. */
    void upload(String bucket, String key, InputStream content, long length) throws Exception;

    URL presign(String method, String bucket, String key) throws Exception;
}
