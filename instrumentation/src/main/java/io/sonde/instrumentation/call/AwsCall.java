package io.sonde.instrumentation.call;

/** One operation of an AWS client, retries included. Only S3 has metrics of its own. */
public final class AwsCall extends Call {

    /** The service whose operations have metrics. */
    public static final String S3 = "S3";

    private final String service;
    private final String operation;
    private String bucket = "";
    private String key;
    private String uploadId;
    private int partNumber;
    private String copySource;
    private String region;
    private String requestId;
    private String extendedRequestId;
    private String serverAddress = "";
    private int serverPort;
    private int status;
    private int attempts;
    private String errorCode;
    private long sentBytes;
    private long receivedBytes;

    private AwsCall(CurrentCall thread, String service, String operation) {
        super(thread);
        this.service = service;
        this.operation = operation;
    }

    /**
     * Starts a call and makes it current.
     *
     * @param service {@code S3}, {@code DynamoDb}, …
     * @param operation {@code PutObject}, …
     * @return null if the thread is at such a call already (a transfer manager over a client), or is the agent's own
     */
    public static AwsCall start(String service, String operation) {
        CurrentCall thread = CurrentCall.ofThread();
        Call outer = thread.call();
        if (outer instanceof AwsCall || outer == SuppressedCall.INSTANCE) {
            return null;
        }
        AwsCall call = new AwsCall(thread, service, operation);
        call.begin();
        return call;
    }

    @Override
    public void accept(CallVisitor visitor) {
        visitor.aws(this);
    }

    @Override
    void classify() {
        if (status >= 400) {
            errorType(HttpStatus.text(status));
        } else if (errorCode != null) {
            errorType(errorCode);
        } else {
            super.classify();
        }
    }

    public boolean isS3() {
        return service.equals(S3);
    }

    public String service() {
        return service;
    }

    public String operation() {
        return operation;
    }

    /** Empty if the operation has none. */
    public String bucket() {
        return bucket;
    }

    public void bucket(String name) {
        bucket = name == null ? "" : name;
    }

    public String key() {
        return key;
    }

    public void key(String objectKey) {
        key = objectKey;
    }

    public String uploadId() {
        return uploadId;
    }

    public void uploadId(String id) {
        uploadId = id;
    }

    /** 0 if the operation has none. */
    public int partNumber() {
        return partNumber;
    }

    public void partNumber(int number) {
        partNumber = number;
    }

    public String copySource() {
        return copySource;
    }

    public void copySource(String source) {
        copySource = source;
    }

    public String region() {
        return region;
    }

    public void region(String name) {
        region = name;
    }

    public String requestId() {
        return requestId;
    }

    public String extendedRequestId() {
        return extendedRequestId;
    }

    public void requestIds(String id, String extendedId) {
        requestId = id;
        extendedRequestId = extendedId;
    }

    public String serverAddress() {
        return serverAddress;
    }

    public int serverPort() {
        return serverPort;
    }

    public void server(String address, int port) {
        serverAddress = address == null ? "" : address;
        serverPort = port;
    }

    /** The status of the last answer; 0 if there was none. */
    public int status() {
        return status;
    }

    public void status(int responseStatus) {
        status = responseStatus;
    }

    /** How often the request was sent; 0 if that is not known. */
    public int attempts() {
        return attempts;
    }

    public void attempts(int count) {
        attempts = count;
    }

    /** The service's error code, such as {@code NoSuchKey}; null if there is none. */
    public String errorCode() {
        return errorCode;
    }

    public void errorCode(String code) {
        errorCode = code;
    }

    /** Bytes of the request's body, as they flowed. Written by one thread at a time. */
    public long sentBytes() {
        return sentBytes;
    }

    public void sent(long bytes) {
        sentBytes += bytes;
    }

    /** Bytes of the response's body, as they flowed. Written by one thread at a time. */
    public long receivedBytes() {
        return receivedBytes;
    }

    public void received(long bytes) {
        receivedBytes += bytes;
    }

    /** A URL was presigned for later use. */
    public static void presigned(String operation, String bucket) {
        Calls.pipeline().presigned(operation, bucket == null ? "" : bucket);
    }

    /** A multipart upload began, or was completed or aborted. */
    public static void multipartUpload(String bucket, boolean begins) {
        Calls.pipeline().multipartUpload(bucket == null ? "" : bucket, begins);
    }
}
