package io.sonde.agent.export;

import io.sonde.agent.conventions.HttpMethods;
import io.sonde.agent.conventions.SpanAttribute;
import io.sonde.agent.conventions.SpanAttributes;
import io.sonde.agent.redaction.UrlRedaction;
import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CallVisitor;
import io.sonde.instrumentation.call.Database;
import io.sonde.instrumentation.call.DatabaseCall;
import io.sonde.instrumentation.call.DatabaseStatement;
import io.sonde.instrumentation.call.HttpClientCall;
import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.call.RpcCall;
import io.sonde.instrumentation.sql.SqlFamily;
import io.sonde.instrumentation.sql.SqlSanitizer;
import io.sonde.instrumentation.sql.SqlSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Gives each kind of call its span's name, kind and attributes. Used by the export thread alone. */
final class SpanDescriber implements CallVisitor {

    private final int maximumQueryText;
    private final boolean hostInClientSpanName;
    private final SpanNames names = new SpanNames();
    private LimitedAttributes attributes;
    private String name;
    private SpanKind kind;

    /** @param maximumQueryText characters of a statement */
    SpanDescriber(boolean hostInClientSpanName, int maximumQueryText) {
        this.maximumQueryText = maximumQueryText;
        this.hostInClientSpanName = hostInClientSpanName;
    }

    void describe(Call call, LimitedAttributes into) {
        attributes = into;
        name = "";
        kind = SpanKind.INTERNAL;
        if (call.errorType() != null) {
            attributes.put(SpanAttributes.ERROR_TYPE, call.errorType());
        }
        if (call.parent() == null && call.trace().keptReason() != null) {
            attributes.put(SpanAttributes.SONDE_KEPT_REASON, call.trace().keptReason());
        }
        call.accept(this);
        attributes = null;
    }

    String name() {
        return name;
    }

    SpanKind kind() {
        return kind;
    }

    @Override
    public void httpServer(HttpServerCall call) {
        kind = SpanKind.SERVER;
        String method = method(call.method());
        name = call.route() == null || call.route().isEmpty() ? method : names.of(method, call.route());
        put(SpanAttributes.HTTP_ROUTE, call.route());
        put(SpanAttributes.URL_SCHEME, call.scheme());
        put(SpanAttributes.URL_PATH, call.path());
        if (call.query() != null) {
            put(SpanAttributes.URL_QUERY, UrlRedaction.query(call.query()));
        }
        put(SpanAttributes.HTTP_RESPONSE_STATUS_CODE, call.status());
        put(SpanAttributes.SERVER_ADDRESS, call.serverAddress());
        put(SpanAttributes.SERVER_PORT, call.serverPort());
        put(SpanAttributes.CLIENT_ADDRESS, call.clientAddress());
        put(SpanAttributes.NETWORK_PEER_ADDRESS, call.peerAddress());
        put(SpanAttributes.NETWORK_PEER_PORT, call.peerPort());
        put(SpanAttributes.NETWORK_PROTOCOL_VERSION, call.protocolVersion());
        put(SpanAttributes.USER_AGENT_ORIGINAL, call.userAgent());
        putHeaders(call.capturedHeaders());
    }

    @Override
    public void httpClient(HttpClientCall call) {
        kind = SpanKind.CLIENT;
        String method = method(call.method());
        name = hostInClientSpanName && !call.serverAddress().isEmpty()
                ? names.of(method, call.serverAddress())
                : method;
        put(SpanAttributes.URL_FULL, UrlRedaction.url(call.url()));
        put(SpanAttributes.SERVER_ADDRESS, call.serverAddress());
        put(SpanAttributes.SERVER_PORT, call.serverPort());
        put(SpanAttributes.HTTP_RESPONSE_STATUS_CODE, call.status());
        put(SpanAttributes.HTTP_REQUEST_RESEND_COUNT, call.resends());
        put(SpanAttributes.NETWORK_PROTOCOL_VERSION, call.protocolVersion());
        putHeaders(call.capturedHeaders());
    }

    private void putHeaders(String[] attributesAndValues) {
        if (attributesAndValues != null) {
            for (int i = 0; i + 1 < attributesAndValues.length; i += 2) {
                attributes.put(
                        SpanAttribute.of(attributesAndValues[i]),
                        Collections.singletonList(attributesAndValues[i + 1]));
            }
        }
    }

    @Override
    public void database(DatabaseCall call) {
        kind = SpanKind.CLIENT;
        Database database = call.statement().database();
        SqlSummary summary = call.statement().summary();
        String text = summary.summary();
        name = !text.isEmpty() ? text : database.namespace().isEmpty() ? database.systemName() : database.namespace();
        statement(call.statement(), text);
        put(SpanAttributes.DB_OPERATION_BATCH_SIZE, call.batchSize() > 1 ? call.batchSize() : 0);
        put(SpanAttributes.DB_RESPONSE_STATUS_CODE, call.sqlState());
        int rows = call.returnedRows();
        if (rows >= 0) {
            attributes.put(SpanAttributes.DB_RESPONSE_RETURNED_ROWS, rows);
        }
    }

    /** What all calls of a statement have in common is made once, the sanitising of its text above all. */
    private void statement(DatabaseStatement statement, String summaryText) {
        if (attributes.repeat(statement.description())) {
            return;
        }
        int mark = attributes.mark();
        int total = attributes.total();
        Database database = statement.database();
        SqlSummary summary = statement.summary();
        put(SpanAttributes.DB_SYSTEM_NAME, database.systemName());
        put(SpanAttributes.DB_NAMESPACE, database.namespace());
        put(SpanAttributes.DB_QUERY_SUMMARY, summaryText);
        put(SpanAttributes.DB_OPERATION_NAME, summary.operation());
        put(SpanAttributes.DB_COLLECTION_NAME, summary.collection());
        put(SpanAttributes.DB_STORED_PROCEDURE_NAME, summary.storedProcedure());
        if (statement.sql() != null) {
            put(
                    SpanAttributes.DB_QUERY_TEXT,
                    SqlSanitizer.sanitize(statement.sql(), maximumQueryText, SqlFamily.of(database.systemName())));
        }
        put(SpanAttributes.SERVER_ADDRESS, database.serverAddress());
        put(SpanAttributes.SERVER_PORT, database.serverPort());
        statement.description(attributes.remember(mark, total));
    }

    @Override
    public void rpc(RpcCall call) {
        kind = call.isServer() ? SpanKind.SERVER : SpanKind.CLIENT;
        name = call.method();
        put(SpanAttributes.RPC_SYSTEM_NAME, "grpc");
        put(SpanAttributes.RPC_METHOD, call.method());
        put(SpanAttributes.RPC_RESPONSE_STATUS_CODE, call.statusCode());
        put(SpanAttributes.SERVER_ADDRESS, call.serverAddress());
        put(SpanAttributes.SERVER_PORT, call.serverPort());
        attributes.put(SpanAttributes.RPC_GRPC_SENT_MESSAGES, call.sentMessages());
        attributes.put(SpanAttributes.RPC_GRPC_RECEIVED_MESSAGES, call.receivedMessages());
        String[] metadata = call.capturedMetadata();
        if (metadata != null) {
            putMetadata(metadata);
        }
    }

    private void putMetadata(String[] keysAndValues) {
        List<String> values = new ArrayList<String>();
        for (int i = 0; i + 1 < keysAndValues.length; i += 2) {
            values.add(keysAndValues[i + 1]);
            if (i + 2 == keysAndValues.length || !keysAndValues[i + 2].equals(keysAndValues[i])) {
                attributes.put(SpanAttributes.rpcRequestMetadata(keysAndValues[i]), values);
                values = new ArrayList<String>();
            }
        }
    }

    @Override
    public void aws(AwsCall call) {
        kind = SpanKind.CLIENT;
        name = call.service() + '.' + call.operation();
        put(SpanAttributes.RPC_SYSTEM_NAME, "aws-api");
        put(SpanAttributes.RPC_METHOD, call.service() + '/' + call.operation());
        put(SpanAttributes.AWS_S3_BUCKET, call.bucket());
        put(SpanAttributes.AWS_S3_KEY, call.key());
        put(SpanAttributes.AWS_S3_UPLOAD_ID, call.uploadId());
        put(SpanAttributes.AWS_S3_PART_NUMBER, call.partNumber());
        put(SpanAttributes.AWS_S3_COPY_SOURCE, call.copySource());
        put(SpanAttributes.AWS_REQUEST_ID, call.requestId());
        put(SpanAttributes.AWS_EXTENDED_REQUEST_ID, call.extendedRequestId());
        put(SpanAttributes.CLOUD_REGION, call.region());
        put(SpanAttributes.HTTP_RESPONSE_STATUS_CODE, call.status());
        put(SpanAttributes.HTTP_REQUEST_RESEND_COUNT, call.attempts() - 1);
        put(SpanAttributes.SERVER_ADDRESS, call.serverAddress());
        put(SpanAttributes.SERVER_PORT, call.serverPort());
    }

    private String method(String sent) {
        String method = HttpMethods.normalize(sent);
        attributes.put(SpanAttributes.HTTP_REQUEST_METHOD, method);
        if (method.equals(HttpMethods.OTHER)) {
            attributes.put(SpanAttributes.HTTP_REQUEST_METHOD_ORIGINAL, sent);
            return "HTTP";
        }
        return method;
    }

    private void put(SpanAttribute key, String value) {
        if (value != null && !value.isEmpty()) {
            attributes.put(key, value);
        }
    }

    private void put(SpanAttribute key, int value) {
        if (value > 0) {
            attributes.put(key, (long) value);
        }
    }
}
