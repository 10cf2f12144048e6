package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.client.handler.ClientExecutionParams;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;

/** Reads the SDK's objects into calls. */
final class Executions {

    /** Carries the call through the pipeline, whichever thread works there. */
    static final ExecutionAttribute<Object> CALL = new ExecutionAttribute<Object>("io.sonde.call");

    private Executions() {}

    /** Begins the call of one execution; null if it is not to be one. */
    static AwsCall begin(Object parameters) {
        SdkRequest request = ((ClientExecutionParams<?, ?>) parameters).getInput();
        if (request == null) {
            return null;
        }
        RequestType type = RequestType.of(request.getClass());
        return AwsCall.start(type.service, type.operation, request);
    }

    /** The call that the pipeline works for; null if there is none. */
    static AwsCall of(ExecutionAttributes attributes) {
        return (AwsCall) attributes.getAttribute(CALL);
    }

    static void describe(AwsCall call, SdkRequest request, ExecutionAttributes attributes) {
        String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        call.identify(service == null ? call.service() : service, operation == null ? call.operation() : operation);
        if (call.isS3()) {
            call.bucket(text(request, "Bucket"));
            call.key(text(request, "Key"));
            call.uploadId(text(request, "UploadId"));
            Optional<Integer> part = request.getValueForField("PartNumber", Integer.class);
            if (part.isPresent()) {
                call.partNumber(part.get());
            }
            if (call.operation().endsWith("Copy") || call.operation().startsWith("Copy")) {
                describeCopy(call, request);
            }
        }
    }

    private static void describeCopy(AwsCall call, SdkRequest request) {
        String source = text(request, "CopySource");
        if (source == null && text(request, "SourceBucket") != null) {
            source = text(request, "SourceBucket") + '/' + text(request, "SourceKey");
        }
        call.copySource(source);
        if (call.bucket().isEmpty()) {
            call.bucket(text(request, "DestinationBucket"));
            call.key(text(request, "DestinationKey"));
        }
    }

    private static String text(SdkRequest request, String field) {
        return request.getValueForField(field, String.class).orElse(null);
    }

    static void region(AwsCall call, ExecutionAttributes attributes) {
        Region region = attributes.getAttribute(AwsExecutionAttribute.AWS_REGION);
        if (region != null) {
            call.region(region.id());
        }
    }

    /** Reads the head of an attempt's response. */
    static void response(AwsCall call, SdkHttpResponse response) {
        call.status(response.statusCode());
        String id = response.firstMatchingHeader("x-amz-request-id").orElse(null);
        if (id == null) {
            id = response.firstMatchingHeader("x-amzn-RequestId").orElse(null);
        }
        call.requestIds(id, response.firstMatchingHeader("x-amz-id-2").orElse(null));
    }

    /** Reads what the operation brought, before its call ends. */
    static void result(AwsCall call, Object returned, Throwable thrown) {
        if (thrown instanceof AwsServiceException) {
            AwsServiceException failure = (AwsServiceException) thrown;
            if (failure.awsErrorDetails() != null) {
                call.errorCode(failure.awsErrorDetails().errorCode());
            }
        } else if (thrown == null
                && call.isS3()
                && call.uploadId() == null
                && returned instanceof SdkResponse
                && call.operation().equals("CreateMultipartUpload")) {
            call.uploadId(((SdkResponse) returned)
                    .getValueForField("UploadId", String.class)
                    .orElse(null));
        }
    }

    static Throwable unwrap(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }
}
