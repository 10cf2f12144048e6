package io.sonde.agent.conventions;

/** The keys of span and event attributes. */
public final class SpanAttributes {

    public static final SpanAttribute ERROR_TYPE = SpanAttribute.of("error.type");
    /** Why the local trace of this root was kept against the head decision: {@code error} or {@code slow}. */
    public static final SpanAttribute SONDE_KEPT_REASON = SpanAttribute.of("sonde.kept.reason");

    public static final SpanAttribute SERVER_ADDRESS = SpanAttribute.of("server.address");
    public static final SpanAttribute SERVER_PORT = SpanAttribute.of("server.port");
    public static final SpanAttribute CLIENT_ADDRESS = SpanAttribute.of("client.address");
    public static final SpanAttribute NETWORK_PEER_ADDRESS = SpanAttribute.of("network.peer.address");
    public static final SpanAttribute NETWORK_PEER_PORT = SpanAttribute.of("network.peer.port");
    public static final SpanAttribute NETWORK_PROTOCOL_VERSION = SpanAttribute.of("network.protocol.version");

    public static final SpanAttribute HTTP_REQUEST_METHOD = SpanAttribute.of("http.request.method");
    public static final SpanAttribute HTTP_REQUEST_METHOD_ORIGINAL = SpanAttribute.of("http.request.method_original");
    public static final SpanAttribute HTTP_ROUTE = SpanAttribute.of("http.route");
    public static final SpanAttribute HTTP_RESPONSE_STATUS_CODE = SpanAttribute.of("http.response.status_code");
    public static final SpanAttribute HTTP_REQUEST_RESEND_COUNT = SpanAttribute.of("http.request.resend_count");
    public static final SpanAttribute URL_SCHEME = SpanAttribute.of("url.scheme");
    public static final SpanAttribute URL_PATH = SpanAttribute.of("url.path");
    public static final SpanAttribute URL_QUERY = SpanAttribute.of("url.query");
    public static final SpanAttribute URL_FULL = SpanAttribute.of("url.full");
    public static final SpanAttribute USER_AGENT_ORIGINAL = SpanAttribute.of("user_agent.original");

    public static final SpanAttribute DB_SYSTEM_NAME = SpanAttribute.of("db.system.name");
    public static final SpanAttribute DB_NAMESPACE = SpanAttribute.of("db.namespace");
    public static final SpanAttribute DB_QUERY_TEXT = SpanAttribute.of("db.query.text");
    public static final SpanAttribute DB_QUERY_SUMMARY = SpanAttribute.of("db.query.summary");
    public static final SpanAttribute DB_OPERATION_NAME = SpanAttribute.of("db.operation.name");
    public static final SpanAttribute DB_COLLECTION_NAME = SpanAttribute.of("db.collection.name");
    public static final SpanAttribute DB_OPERATION_BATCH_SIZE = SpanAttribute.of("db.operation.batch.size");
    public static final SpanAttribute DB_STORED_PROCEDURE_NAME = SpanAttribute.of("db.stored_procedure.name");
    public static final SpanAttribute DB_RESPONSE_STATUS_CODE = SpanAttribute.of("db.response.status_code");
    public static final SpanAttribute DB_RESPONSE_RETURNED_ROWS = SpanAttribute.of("db.response.returned_rows");

    public static final SpanAttribute RPC_SYSTEM_NAME = SpanAttribute.of("rpc.system.name");
    public static final SpanAttribute RPC_METHOD = SpanAttribute.of("rpc.method");
    public static final SpanAttribute RPC_RESPONSE_STATUS_CODE = SpanAttribute.of("rpc.response.status_code");
    public static final SpanAttribute RPC_GRPC_SENT_MESSAGES = SpanAttribute.of("rpc.grpc.sent_messages");
    public static final SpanAttribute RPC_GRPC_RECEIVED_MESSAGES = SpanAttribute.of("rpc.grpc.received_messages");

    public static final SpanAttribute AWS_S3_BUCKET = SpanAttribute.of("aws.s3.bucket");
    public static final SpanAttribute AWS_S3_KEY = SpanAttribute.of("aws.s3.key");
    public static final SpanAttribute AWS_S3_UPLOAD_ID = SpanAttribute.of("aws.s3.upload_id");
    public static final SpanAttribute AWS_S3_PART_NUMBER = SpanAttribute.of("aws.s3.part_number");
    public static final SpanAttribute AWS_S3_COPY_SOURCE = SpanAttribute.of("aws.s3.copy_source");
    public static final SpanAttribute AWS_REQUEST_ID = SpanAttribute.of("aws.request_id");
    public static final SpanAttribute AWS_EXTENDED_REQUEST_ID = SpanAttribute.of("aws.extended_request_id");
    public static final SpanAttribute CLOUD_REGION = SpanAttribute.of("cloud.region");

    public static final String EXCEPTION_EVENT = "exception";
    public static final SpanAttribute EXCEPTION_TYPE = SpanAttribute.of("exception.type");
    public static final SpanAttribute EXCEPTION_MESSAGE = SpanAttribute.of("exception.message");
    public static final SpanAttribute EXCEPTION_STACKTRACE = SpanAttribute.of("exception.stacktrace");

    private SpanAttributes() {}

    /** The values of one key of a remote procedure call's request metadata. */
    public static SpanAttribute rpcRequestMetadata(String key) {
        return SpanAttribute.of("rpc.request.metadata." + key);
    }
}
