package io.sonde.instrumentation.awssdk1;

/** The names that operations have in their service, where this SDK has named its requests otherwise. */
final class OperationNames {

    private static final String SUFFIX = "Request";

    private OperationNames() {}

    static String of(String requestType) {
        String name = requestType.endsWith(SUFFIX)
                ? requestType.substring(0, requestType.length() - SUFFIX.length())
                : requestType;
        switch (name) {
            case "GetObjectMetadata":
                return "HeadObject";
            case "InitiateMultipartUpload":
                return "CreateMultipartUpload";
            case "CopyPart":
                return "UploadPartCopy";
            case "ListNextBatchOfObjects":
                return "ListObjects";
            case "ListVersions":
            case "ListNextBatchOfVersions":
                return "ListObjectVersions";
            default:
                return name.startsWith("Set") ? "Put" + name.substring("Set".length()) : name;
        }
    }

    /** {@code Amazon S3} is S3, {@code AmazonDynamoDBv2} is DynamoDBv2. */
    static String service(String serviceName) {
        if (serviceName == null) {
            return "AWS";
        }
        String name = serviceName.startsWith("Amazon")
                ? serviceName.substring("Amazon".length())
                : serviceName.startsWith("AWS") ? serviceName.substring("AWS".length()) : serviceName;
        return name.trim();
    }

    /** The operation on an object that a presigned request makes. */
    static String presigned(String method) {
        switch (method) {
            case "PUT":
                return "PutObject";
            case "DELETE":
                return "DeleteObject";
            case "HEAD":
                return "HeadObject";
            case "POST":
                return "PostObject";
            default:
                return "GetObject";
        }
    }
}
