package io.sonde.instrumentation.minio;

import io.sonde.instrumentation.call.AwsCall;

/** Names operations by what is requested, as the reference of S3's interface does. */
final class Operations {

    /** Parameters of the query that stand for a part of a bucket or an object, and its name. */
    private static final String[] PARTS = {
        "acl", "Acl",
        "cors", "Cors",
        "encryption", "Encryption",
        "legal-hold", "LegalHold",
        "lifecycle", "Lifecycle",
        "notification", "Notification",
        "object-lock", "LockConfiguration",
        "policy", "Policy",
        "replication", "Replication",
        "retention", "Retention",
        "tagging", "Tagging",
        "versioning", "Versioning",
    };

    private Operations() {}

    static AwsCall begin(String method, String bucket, String object, QueryKeys query, Object request) {
        AwsCall call = AwsCall.start(AwsCall.S3, name(method, bucket, object, query), request);
        if (call != null) {
            call.bucket(bucket);
            call.key(object);
            call.uploadId(query.first("uploadId"));
            call.partNumber(number(query.first("partNumber")));
            call.attempt();
        }
        return call;
    }

    private static int number(String text) {
        int number = 0;
        for (int i = 0; text != null && i < text.length(); i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }

    static String name(String method, String bucket, String object, QueryKeys query) {
        String verb = verb(method);
        if (bucket == null || bucket.isEmpty()) {
            return "ListBuckets";
        }
        boolean ofObject = object != null && !object.isEmpty();
        for (int i = 0; i < PARTS.length; i += 2) {
            if (query.contains(PARTS[i])) {
                return verb + (ofObject || PARTS[i].equals("object-lock") ? "Object" : "Bucket") + PARTS[i + 1];
            }
        }
        return ofObject ? ofObject(method, verb, query) : ofBucket(method, verb, query);
    }

    private static String verb(String method) {
        switch (method) {
            case "PUT":
                return "Put";
            case "DELETE":
                return "Delete";
            case "HEAD":
                return "Head";
            case "POST":
                return "Post";
            default:
                return "Get";
        }
    }

    private static String ofObject(String method, String verb, QueryKeys query) {
        if (query.contains("uploads")) {
            return "CreateMultipartUpload";
        }
        if (query.contains("uploadId")) {
            switch (method) {
                case "PUT":
                    return "UploadPart";
                case "POST":
                    return "CompleteMultipartUpload";
                case "DELETE":
                    return "AbortMultipartUpload";
                default:
                    return "ListParts";
            }
        }
        if (query.contains("select")) {
            return "SelectObjectContent";
        }
        return query.contains("restore") ? "RestoreObject" : verb + "Object";
    }

    private static String ofBucket(String method, String verb, QueryKeys query) {
        if (method.equals("GET")) {
            if (query.contains("location")) {
                return "GetBucketLocation";
            }
            if (query.contains("uploads")) {
                return "ListMultipartUploads";
            }
            if (query.contains("versions")) {
                return "ListObjectVersions";
            }
            return query.contains("list-type") ? "ListObjectsV2" : "ListObjects";
        }
        if (query.contains("delete")) {
            return "DeleteObjects";
        }
        return method.equals("PUT") ? "CreateBucket" : verb + "Bucket";
    }
}
