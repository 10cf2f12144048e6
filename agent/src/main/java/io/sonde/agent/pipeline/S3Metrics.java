package io.sonde.agent.pipeline;

import io.sonde.agent.metrics.Buckets;
import io.sonde.agent.metrics.CounterFamily;
import io.sonde.agent.metrics.GaugeFamily;
import io.sonde.agent.metrics.HistogramFamily;
import io.sonde.agent.metrics.HistogramSeries;
import io.sonde.agent.metrics.LabelNames;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.call.HttpStatus;

/** The metrics of S3 operations. Thread-safe; allocates nothing for label values that were seen before. */
final class S3Metrics {

    private final HistogramFamily operations;
    private final CounterFamily sentBytes;
    private final CounterFamily receivedBytes;
    private final CounterFamily retries;
    private final GaugeFamily multipartUploads;
    private final CounterFamily presignedRequests;

    S3Metrics(MetricsRegistry registry) {
        operations = registry.requests(
                "s3_client_operations_total",
                "Operations of S3 clients.",
                "s3_client_operation_duration_seconds",
                "Duration of operations of S3 clients.",
                Buckets.ofSeconds(0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
                LabelNames.of("operation", "bucket", "http_response_status_code", "error_type"));
        sentBytes = registry.counter(
                "s3_client_sent_bytes_total",
                "Bytes of request bodies of S3 clients.",
                LabelNames.of("operation", "bucket"));
        receivedBytes = registry.counter(
                "s3_client_received_bytes_total",
                "Bytes of response bodies of S3 clients.",
                LabelNames.of("operation", "bucket"));
        retries = registry.counter(
                "s3_client_retries_total", "Repeated requests of S3 clients.", LabelNames.of("operation", "bucket"));
        multipartUploads = registry.gauge(
                "s3_client_multipart_uploads_active",
                "Multipart uploads that were begun and neither completed nor aborted.",
                LabelNames.of("bucket"));
        presignedRequests = registry.counter(
                "s3_client_presigned_requests_total",
                "Requests that S3 clients presigned.",
                LabelNames.of("operation", "bucket"));
    }

    HistogramSeries series(AwsCall call) {
        return operations.series(call.operation(), call.bucket(), HttpStatus.text(call.status()), call.errorType());
    }

    void ended(AwsCall call) {
        series(call).record(call.durationNanos());
        if (call.sentBytes() > 0) {
            sentBytes.series(call.operation(), call.bucket()).add(call.sentBytes());
        }
        if (call.receivedBytes() > 0) {
            receivedBytes.series(call.operation(), call.bucket()).add(call.receivedBytes());
        }
        if (call.attempts() > 1) {
            retries.series(call.operation(), call.bucket()).add(call.attempts() - 1);
        }
    }

    void presigned(String operation, String bucket) {
        presignedRequests.series(operation, bucket).increment();
    }

    void multipartUpload(String bucket, boolean begins) {
        multipartUploads.series(bucket).add(begins ? 1 : -1);
    }
}
