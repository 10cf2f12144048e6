package io.sonde.agent.pipeline;

import io.sonde.agent.metrics.HistogramSeries;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CallVisitor;
import io.sonde.instrumentation.call.DatabaseCall;
import io.sonde.instrumentation.call.HttpClientCall;
import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.call.RpcCall;

/** Counts every call, kept or not. Thread-safe. */
final class CallMetrics {

    private final HttpMetrics http;
    private final DatabaseMetrics database;
    private final RpcMetrics rpc;
    private final S3Metrics s3;
    private final CallVisitor starting = new Starting();
    private final CallVisitor ending = new Ending();
    private final CallVisitor abandoning = new Abandoning();
    private final CallVisitor exemplars = new Exemplars();

    CallMetrics(MetricsRegistry registry) {
        http = new HttpMetrics(registry);
        database = new DatabaseMetrics(registry);
        rpc = new RpcMetrics(registry);
        s3 = new S3Metrics(registry);
    }

    void started(Call call) {
        call.accept(starting);
    }

    void ended(Call call) {
        call.accept(ending);
    }

    void abandoned(Call call) {
        call.accept(abandoning);
    }

    /** Shows a kept call as an example of its latency. */
    void exemplar(Call call) {
        call.accept(exemplars);
    }

    void rowsReturned(DatabaseCall call) {
        database.recordRows(call);
    }

    void messageSent(RpcCall call) {
        rpc.sent(call).increment();
    }

    void messageReceived(RpcCall call) {
        rpc.received(call).increment();
    }

    void presigned(String operation, String bucket) {
        s3.presigned(operation, bucket);
    }

    void multipartUpload(String bucket, boolean begins) {
        s3.multipartUpload(bucket, begins);
    }

    private final class Starting implements CallVisitor {

        @Override
        public void httpServer(HttpServerCall call) {
            if (call.isCounted()) {
                http.active(call).increment();
            }
        }

        @Override
        public void httpClient(HttpClientCall call) {
            if (call.isCounted()) {
                http.active(call).increment();
            }
        }

        @Override
        public void database(DatabaseCall call) {}

        @Override
        public void rpc(RpcCall call) {
            rpc.active(call).increment();
        }

        @Override
        public void aws(AwsCall call) {}
    }

    private final class Ending implements CallVisitor {

        @Override
        public void httpServer(HttpServerCall call) {
            if (call.isCounted()) {
                http.active(call).decrement();
                http.series(call).record(call.durationNanos());
            }
        }

        @Override
        public void httpClient(HttpClientCall call) {
            if (call.isCounted()) {
                http.active(call).decrement();
                http.series(call).record(call.durationNanos());
            }
        }

        @Override
        public void database(DatabaseCall call) {
            database.series(call).record(call.durationNanos());
        }

        @Override
        public void rpc(RpcCall call) {
            rpc.active(call).decrement();
            rpc.series(call).record(call.durationNanos());
        }

        @Override
        public void aws(AwsCall call) {
            if (call.isS3()) {
                s3.ended(call);
            }
        }
    }

    private final class Abandoning implements CallVisitor {

        @Override
        public void httpServer(HttpServerCall call) {
            if (call.isCounted()) {
                http.active(call).decrement();
            }
        }

        @Override
        public void httpClient(HttpClientCall call) {
            if (call.isCounted()) {
                http.active(call).decrement();
            }
        }

        @Override
        public void database(DatabaseCall call) {}

        @Override
        public void rpc(RpcCall call) {
            rpc.active(call).decrement();
        }

        @Override
        public void aws(AwsCall call) {}
    }

    private final class Exemplars implements CallVisitor {

        @Override
        public void httpServer(HttpServerCall call) {
            if (call.isCounted()) {
                record(http.series(call), call);
            }
        }

        @Override
        public void httpClient(HttpClientCall call) {
            if (call.isCounted()) {
                record(http.series(call), call);
            }
        }

        @Override
        public void database(DatabaseCall call) {
            record(database.series(call), call);
        }

        @Override
        public void rpc(RpcCall call) {
            record(rpc.series(call), call);
        }

        @Override
        public void aws(AwsCall call) {
            if (call.isS3()) {
                record(s3.series(call), call);
            }
        }

        private void record(HistogramSeries series, Call call) {
            long duration = call.durationNanos();
            if (series.wantsExemplar(duration, call.endNanos())) {
                series.exemplar(
                        duration,
                        call.trace().traceIdHigh(),
                        call.trace().traceIdLow(),
                        call.spanId(),
                        call.endNanos(),
                        System.currentTimeMillis());
            }
        }
    }
}
