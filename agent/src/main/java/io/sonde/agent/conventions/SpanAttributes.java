package io.sonde.agent.conventions;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/** The keys of span and event attributes. */
public final class SpanAttributes {

    public static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    /** Why the local trace of this root was kept against the head decision: {@code error} or {@code slow}. */
    public static final AttributeKey<String> SONDE_KEPT_REASON = AttributeKey.stringKey("sonde.kept.reason");

    public static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
    public static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");
    public static final AttributeKey<String> CLIENT_ADDRESS = AttributeKey.stringKey("client.address");
    public static final AttributeKey<String> NETWORK_PEER_ADDRESS = AttributeKey.stringKey("network.peer.address");
    public static final AttributeKey<Long> NETWORK_PEER_PORT = AttributeKey.longKey("network.peer.port");
    public static final AttributeKey<String> NETWORK_PROTOCOL_VERSION =
            AttributeKey.stringKey("network.protocol.version");

    public static final AttributeKey<String> HTTP_REQUEST_METHOD = AttributeKey.stringKey("http.request.method");
    public static final AttributeKey<String> HTTP_REQUEST_METHOD_ORIGINAL =
            AttributeKey.stringKey("http.request.method_original");
    public static final AttributeKey<String> HTTP_ROUTE = AttributeKey.stringKey("http.route");
    public static final AttributeKey<Long> HTTP_RESPONSE_STATUS_CODE =
            AttributeKey.longKey("http.response.status_code");
    public static final AttributeKey<Long> HTTP_REQUEST_RESEND_COUNT =
            AttributeKey.longKey("http.request.resend_count");
    public static final AttributeKey<String> URL_SCHEME = AttributeKey.stringKey("url.scheme");
    public static final AttributeKey<String> URL_PATH = AttributeKey.stringKey("url.path");
    public static final AttributeKey<String> URL_QUERY = AttributeKey.stringKey("url.query");
    public static final AttributeKey<String> URL_FULL = AttributeKey.stringKey("url.full");
    public static final AttributeKey<String> USER_AGENT_ORIGINAL = AttributeKey.stringKey("user_agent.original");

    public static final AttributeKey<String> DB_SYSTEM_NAME = AttributeKey.stringKey("db.system.name");
    public static final AttributeKey<String> DB_NAMESPACE = AttributeKey.stringKey("db.namespace");
    public static final AttributeKey<String> DB_QUERY_TEXT = AttributeKey.stringKey("db.query.text");
    public static final AttributeKey<String> DB_QUERY_SUMMARY = AttributeKey.stringKey("db.query.summary");
    public static final AttributeKey<String> DB_OPERATION_NAME = AttributeKey.stringKey("db.operation.name");
    public static final AttributeKey<String> DB_COLLECTION_NAME = AttributeKey.stringKey("db.collection.name");
    public static final AttributeKey<Long> DB_OPERATION_BATCH_SIZE = AttributeKey.longKey("db.operation.batch.size");
    public static final AttributeKey<String> DB_STORED_PROCEDURE_NAME =
            AttributeKey.stringKey("db.stored_procedure.name");
    public static final AttributeKey<String> DB_RESPONSE_STATUS_CODE =
            AttributeKey.stringKey("db.response.status_code");
    public static final AttributeKey<Long> DB_RESPONSE_RETURNED_ROWS =
            AttributeKey.longKey("db.response.returned_rows");

    public static final AttributeKey<String> RPC_SYSTEM_NAME = AttributeKey.stringKey("rpc.system.name");
    public static final AttributeKey<String> RPC_METHOD = AttributeKey.stringKey("rpc.method");
    public static final AttributeKey<String> RPC_RESPONSE_STATUS_CODE =
            AttributeKey.stringKey("rpc.response.status_code");
    public static final AttributeKey<Long> RPC_GRPC_SENT_MESSAGES = AttributeKey.longKey("rpc.grpc.sent_messages");
    public static final AttributeKey<Long> RPC_GRPC_RECEIVED_MESSAGES =
            AttributeKey.longKey("rpc.grpc.received_messages");

    public static final AttributeKey<String> AWS_S3_BUCKET = AttributeKey.stringKey("aws.s3.bucket");
    public static final AttributeKey<String> AWS_S3_KEY = AttributeKey.stringKey("aws.s3.key");
    public static final AttributeKey<String> AWS_S3_UPLOAD_ID = AttributeKey.stringKey("aws.s3.upload_id");
    public static final AttributeKey<Long> AWS_S3_PART_NUMBER = AttributeKey.longKey("aws.s3.part_number");
    public static final AttributeKey<String> AWS_S3_COPY_SOURCE = AttributeKey.stringKey("aws.s3.copy_source");
    public static final AttributeKey<String> AWS_REQUEST_ID = AttributeKey.stringKey("aws.request_id");
    public static final AttributeKey<String> AWS_EXTENDED_REQUEST_ID =
            AttributeKey.stringKey("aws.extended_request_id");
    public static final AttributeKey<String> CLOUD_REGION = AttributeKey.stringKey("cloud.region");

    public static final String EXCEPTION_EVENT = "exception";
    public static final AttributeKey<String> EXCEPTION_TYPE = AttributeKey.stringKey("exception.type");
    public static final AttributeKey<String> EXCEPTION_MESSAGE = AttributeKey.stringKey("exception.message");
    public static final AttributeKey<String> EXCEPTION_STACKTRACE = AttributeKey.stringKey("exception.stacktrace");

    private SpanAttributes() {}

    /** The values of one key of a remote procedure call's request metadata. */
    public static AttributeKey<List<String>> rpcRequestMetadata(String key) {
        return AttributeKey.stringArrayKey("rpc.request.metadata." + key);
    }
}
