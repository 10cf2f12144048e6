package io.sonde.instrumentation.call;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The multipart uploads that this process began and neither completed nor aborted. Bounded: what is over is not counted as
 * active at all. Thread-safe.
 */
final class OpenMultipartUploads {

    private static final int MAXIMUM = 10_000;

    private static final ConcurrentMap<String, String> BUCKETS = new ConcurrentHashMap<String, String>();

    private OpenMultipartUploads() {}

    /** Counts a call that went well. */
    static void succeeded(AwsCall call) {
        String uploadId = call.uploadId();
        if (uploadId == null || !call.isS3()) {
            return;
        }
        String operation = call.operation();
        if (operation.equals("CreateMultipartUpload")) {
            if (BUCKETS.size() < MAXIMUM && BUCKETS.putIfAbsent(uploadId, call.bucket()) == null) {
                AwsCall.multipartUpload(call.bucket(), true);
            }
        } else if (operation.equals("CompleteMultipartUpload") || operation.equals("AbortMultipartUpload")) {
            String bucket = BUCKETS.remove(uploadId);
            if (bucket != null) {
                AwsCall.multipartUpload(bucket, false);
            }
        }
    }
}
