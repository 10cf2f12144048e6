package io.sonde.instrumentation.awssdk1;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.Request;
import com.amazonaws.Response;
import com.amazonaws.http.HttpResponse;
import com.amazonaws.http.HttpResponseHandler;
import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.EnterState;
import io.sonde.instrumentation.propagation.HeaderSetter;
import java.util.Map;

/** One operation while the SDK executes it. */
final class Execution implements EnterState {

    private final AwsCall call;
    private final Request<?> request;
    private final boolean leftOpen;

    /** An operation in the course of another, whose call it suspends. */
    private Execution(AwsCall suspended) {
        call = suspended;
        request = null;
        leftOpen = false;
    }

    private Execution(AwsCall call, Request<?> request, boolean leftOpen) {
        this.call = call;
        this.request = request;
        this.leftOpen = leftOpen;
    }

    /** Begins; null if there is nothing to end. */
    static Execution begin(Request<?> request, HttpResponseHandler<?> handler) throws Throwable {
        Object original = request.getOriginalRequest();
        String operation = original == null ? request.getHttpMethod().name() : Properties.of(original).operation;
        AwsCall call = AwsCall.start(OperationNames.service(request.getServiceName()), operation, request);
        if (call == null) {
            Call outer = CurrentCall.ofThread().call();
            if (!(outer instanceof AwsCall) || ((AwsCall) outer).isFor(request)) {
                return null;
            }
            ((AwsCall) outer).suspend();
            return new Execution((AwsCall) outer);
        }
        try {
            describe(call, request, original);
            call.inject(request, RequestHeaders.INSTANCE);
        } catch (RuntimeException undescribed) {
            call.thrown(null);
        }
        return new Execution(call, request, handler != null && handler.needsConnectionLeftOpen());
    }

    private static void describe(AwsCall call, Request<?> request, Object original) throws Throwable {
        if (request.getEndpoint() != null) {
            int port = request.getEndpoint().getPort();
            int schemePort = "http".equalsIgnoreCase(request.getEndpoint().getScheme()) ? 80 : 443;
            call.server(request.getEndpoint().getHost(), port > 0 ? port : schemePort);
        }
        if (call.isS3() && original != null) {
            Properties properties = Properties.of(original);
            call.bucket(properties.bucket(original));
            call.key(properties.key(original));
            call.copySource(properties.copySource(original));
            call.uploadId(properties.uploadId(original));
            call.partNumber(properties.partNumber(original));
        }
    }

    void end(Response<?> response, Throwable thrown) throws Throwable {
        if (request == null) {
            call.resume();
            return;
        }
        call.leaveThread();
        try {
            call.region(AwsCall.signingRegion(request.getHeaders().get("Authorization")));
            if (response != null) {
                read(response);
            } else if (thrown instanceof AmazonServiceException) {
                read((AmazonServiceException) thrown);
            }
        } finally {
            if (leftOpen) {
                call.endWithResponseBody(thrown);
            } else {
                call.end(thrown);
            }
        }
    }

    @Override
    public void undo() {
        if (request == null) {
            call.resume();
        } else {
            call.undo();
        }
    }

    private void read(Response<?> response) throws Throwable {
        HttpResponse http = response.getHttpResponse();
        if (http != null) {
            call.status(http.getStatusCode());
            Map<String, String> headers = http.getHeaders();
            String id = headers.get("x-amz-request-id");
            call.requestIds(id == null ? headers.get("x-amzn-RequestId") : id, headers.get("x-amz-id-2"));
        }
        Object result = response.getAwsResponse();
        if (result != null && call.uploadId() == null && call.operation().equals("CreateMultipartUpload")) {
            call.uploadId(Properties.of(result).uploadId(result));
        }
    }

    private void read(AmazonServiceException failure) {
        call.status(failure.getStatusCode());
        call.errorCode(failure.getErrorCode());
        call.requestIds(failure.getRequestId(), null);
    }

    private static final class RequestHeaders implements HeaderSetter<Request<?>> {

        static final RequestHeaders INSTANCE = new RequestHeaders();

        @Override
        public void set(Request<?> request, String name, String value) {
            request.addHeader(name, value);
        }
    }
}
