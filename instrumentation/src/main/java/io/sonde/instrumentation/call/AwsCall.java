package io.sonde.instrumentation.call;

/** One operation of an AWS client, retries included. Only S3 has metrics of its own. */
public final class AwsCall extends Call {

    /** The service whose operations have metrics. */
    public static final String S3 = "S3";

    private String service;
    private String operation;
    private Object request;
    private AwsResponseBody responseBody;
    private boolean transmitting;
    private boolean contextLeftToClient;
    private int suspensions;
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

    /**
     * Starts a call and makes it current, before its service is known for sure.
     *
     * @param request the library's object for what is asked, by which the call is known again
     * @return null as {@link #start(String, String)} does
     */
    public static AwsCall start(String service, String operation, Object request) {
        AwsCall call = start(service, operation);
        if (call != null) {
            call.request = request;
        }
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
        if (errorType() == null && uploadId != null) {
            OpenMultipartUploads.succeeded(this);
        }
    }

    @Override
    public void releaseDetails() {
        request = null;
    }

    /** Whether the call was begun for that object of the library. */
    public boolean isFor(Object libraryRequest) {
        return request != null && request == libraryRequest;
    }

    /** Corrects what was not known for sure at the start. */
    public void identify(String serviceName, String operationName) {
        service = serviceName;
        operation = operationName;
    }

    /** The thread turns to another request, such as one for credentials, that is part of this call and yet not its own. */
    public void suspend() {
        suspensions++;
    }

    /** Ends what {@link #suspend()} began. */
    public void resume() {
        suspensions--;
    }

    public boolean isSuspended() {
        return suspensions > 0;
    }

    /** The request is about to be sent, for the first time or again: what the last attempt brought is of no account. */
    public void attempt() {
        attempts++;
        status = 0;
        responseBody = null;
        transmitting = true;
    }

    /** The attempt has brought the response's head, or failed. */
    public void attemptMade() {
        transmitting = false;
    }

    /** Whether what the thread sends and receives now is this call's, and not that of a service it depends on. */
    public boolean isTransmitting() {
        return transmitting && suspensions == 0;
    }

    /** Whether the HTTP client beneath will write this call's context into the requests that it sends. */
    public boolean isContextLeftToClient() {
        return contextLeftToClient;
    }

    public void leaveContextToClient(boolean itWrites) {
        contextLeftToClient = itWrites;
    }

    /** The last attempt's response body as it flows; null if there is none. */
    public AwsResponseBody responseBody() {
        return responseBody;
    }

    public void responseBody(AwsResponseBody body) {
        responseBody = body;
    }

    /**
     * Ends this call, or, if its response's body is still to be read by the application, leaves that to the body. The call
     * must have left its thread.
     */
    public void endWithResponseBody(Throwable failure) {
        AwsResponseBody body = responseBody;
        responseBody = null;
        if (failure != null || body == null || !body.handOver()) {
            end(failure);
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

    /**
     * The region in a signature's credential scope (AWS Signature Version 4), as the {@code Authorization} header holds it.
     *
     * @return null if the header is of another kind
     */
    public static String signingRegion(String authorization) {
        int credential = authorization == null ? -1 : authorization.indexOf("Credential=");
        int date = credential < 0 ? -1 : authorization.indexOf('/', credential);
        int region = date < 0 ? -1 : authorization.indexOf('/', date + 1);
        int service = region < 0 ? -1 : authorization.indexOf('/', region + 1);
        return service < 0 ? null : authorization.substring(region + 1, service);
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
