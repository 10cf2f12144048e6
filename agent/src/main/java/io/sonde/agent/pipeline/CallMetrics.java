package io.sonde.agent.pipeline;

import io.sonde.agent.metrics.HistogramSeries;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CallVisitor;
import io.sonde.instrumentation.call.DatabaseCall;
import io.sonde.instrumentation.call.HttpClientCall;
import io.sonde.instrumentation.call.HttpServerCall;

/** Counts every call, kept or not. Thread-safe. */
final class CallMetrics {

    private final HttpMetrics http;
    private final DatabaseMetrics database;
    private final CallVisitor starting = new Starting();
    private final CallVisitor ending = new Ending();
    private final CallVisitor abandoning = new Abandoning();
    private final CallVisitor exemplars = new Exemplars();

    CallMetrics(MetricsRegistry registry) {
        http = new HttpMetrics(registry);
        database = new DatabaseMetrics(registry);
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

    private final class Starting implements CallVisitor {

        @Override
        public void httpServer(HttpServerCall call) {
            http.active(call).increment();
        }

        @Override
        public void httpClient(HttpClientCall call) {
            http.active(call).increment();
        }

        @Override
        public void database(DatabaseCall call) {}
    }

    private final class Ending implements CallVisitor {

        @Override
        public void httpServer(HttpServerCall call) {
            http.active(call).decrement();
            http.series(call).record(call.durationNanos());
        }

        @Override
        public void httpClient(HttpClientCall call) {
            http.active(call).decrement();
            http.series(call).record(call.durationNanos());
        }

        @Override
        public void database(DatabaseCall call) {
            database.series(call).record(call.durationNanos());
        }
    }

    private final class Abandoning implements CallVisitor {

        @Override
        public void httpServer(HttpServerCall call) {
            http.active(call).decrement();
        }

        @Override
        public void httpClient(HttpClientCall call) {
            http.active(call).decrement();
        }

        @Override
        public void database(DatabaseCall call) {}
    }

    private final class Exemplars implements CallVisitor {

        @Override
        public void httpServer(HttpServerCall call) {
            record(http.series(call), call);
        }

        @Override
        public void httpClient(HttpClientCall call) {
            record(http.series(call), call);
        }

        @Override
        public void database(DatabaseCall call) {
            record(database.series(call), call);
        }

        private void record(HistogramSeries series, Call call) {
            series.exemplar(
                    call.durationNanos(),
                    call.trace().traceIdHigh(),
                    call.trace().traceIdLow(),
                    call.spanId(),
                    System.currentTimeMillis());
        }
    }
}
