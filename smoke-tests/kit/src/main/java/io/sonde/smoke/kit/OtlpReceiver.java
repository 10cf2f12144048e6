package io.sonde.smoke.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/**
 * A backend for traces: takes OTLP over HTTP ({@code POST /v1/traces}, protobuf, gzip or not) on loopback and keeps
 * every span in memory. It can be told to refuse, to be slow, or to go down and come back on the same port.
 * Thread-safe. The awaiting methods throw {@link AssertionError} with what did arrive when the time is over.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP/HTTP</a>
 */
public final class OtlpReceiver implements AutoCloseable {

    /** How long the awaiting methods without a timeout wait. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int DESCRIBED_TRACES = 10;

    /** One export request as it arrived, with the status that it was answered with. */
    public record Request(Map<String, String> headers, int bytes, int spans, int status) {}

    static {
        // Read once, when the JDK's server is loaded: without it each answer on a kept connection waits 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "otlp-receiver");
        thread.setDaemon(true);
        return thread;
    });
    private final List<ReceivedSpan> spans = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private HttpServer server;
    private final int port;
    private CountDownLatch closing = new CountDownLatch(1);
    private volatile int status = 200;
    private volatile Duration delay = Duration.ZERO;
    private volatile Optional<Duration> retryAfter = Optional.empty();

    private OtlpReceiver(int port) {
        this.server = listen(port);
        this.port = server.getAddress().getPort();
    }

    /** A receiver on a free port of the loopback interface. */
    public static OtlpReceiver start() {
        return new OtlpReceiver(0);
    }

    /** A receiver on that port of the loopback interface. */
    public static OtlpReceiver start(int port) {
        return new OtlpReceiver(port);
    }

    /** The value for {@code otel.exporter.otlp.endpoint}, without the signal's path. */
    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** From now on export requests are answered with that status and, unless it is 200, their spans are not kept. */
    public void answer(int newStatus) {
        status = newStatus;
    }

    /** The {@code Retry-After} header of answers other than 200; empty for none. */
    public void retryAfter(Optional<Duration> newRetryAfter) {
        retryAfter = newRetryAfter;
    }

    /** From now on each answer is given that much later. */
    public void delayAnswers(Duration newDelay) {
        delay = newDelay;
    }

    /** Stops listening and keeps what has arrived: connections are refused until {@link #comeBack()}. */
    public synchronized void goDown() {
        if (server != null) {
            closing.countDown();
            server.stop(0);
            server = null;
        }
    }

    /** Listens again on the same port. */
    public synchronized void comeBack() {
        if (server == null) {
            closing = new CountDownLatch(1);
            server = listen(port);
        }
    }

    /** Everything kept so far, in the order of arrival. */
    public synchronized List<ReceivedSpan> spans() {
        return List.copyOf(spans);
    }

    /** Export requests so far, refused ones too, in the order of arrival. */
    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** What has arrived so far of the trace with that id. */
    public Trace trace(String traceId) {
        return Trace.of(spans(), traceId);
    }

    /** What has arrived so far, by trace, in the order of arrival. */
    public List<Trace> traces() {
        return Trace.group(spans());
    }

    /** Forgets spans and requests. */
    public synchronized void clear() {
        spans.clear();
        requests.clear();
    }

    /** Waits for a span of that sort. */
    public ReceivedSpan awaitSpan(Predicate<ReceivedSpan> sort) {
        return awaitSpans(1, sort).get(0);
    }

    /** Waits for at least that many spans of that sort; gives all that have arrived by then. */
    public List<ReceivedSpan> awaitSpans(int atLeast, Predicate<ReceivedSpan> sort) {
        return await(atLeast + " spans", PATIENCE, received -> {
            List<ReceivedSpan> found = received.stream().filter(sort).toList();
            return found.size() < atLeast ? Optional.empty() : Optional.of(found);
        });
    }

    /** Waits for a trace that is complete in the eyes of the predicate. */
    public Trace awaitTrace(Predicate<Trace> complete) {
        return awaitTrace(PATIENCE, complete);
    }

    /** Waits for a trace that is complete in the eyes of the predicate. */
    public Trace awaitTrace(Duration timeout, Predicate<Trace> complete) {
        return await(
                "whole trace",
                timeout,
                received -> Trace.group(received).stream().filter(complete).findFirst());
    }

    /**
     * Waits until the function makes something of the spans received so far.
     *
     * @param what for the message when the time is over
     */
    public synchronized <T> T await(
            String what, Duration timeout, Function<List<ReceivedSpan>, Optional<T>> condition) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            Optional<T> found = condition.apply(List.copyOf(spans));
            if (found.isPresent()) {
                return found.get();
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("No " + what + " within " + timeout + "; received " + spans.size()
                        + " spans in " + requests.size() + " requests" + describe());
            }
            try {
                wait(left);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted while waiting for " + what, interruption);
            }
        }
    }

    @Override
    public void close() {
        goDown();
        executor.shutdownNow();
    }

    private String describe() {
        List<Trace> traces = Trace.group(spans);
        int from = Math.max(0, traces.size() - DESCRIBED_TRACES);
        StringBuilder description = new StringBuilder(from == 0 ? "" : "; the last traces:");
        for (Trace trace : traces.subList(from, traces.size())) {
            description.append('\n').append(TraceTree.render(trace));
        }
        return description.toString();
    }

    private HttpServer listen(int onPort) {
        try {
            HttpServer started =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), onPort), 0);
            started.createContext("/v1/traces", this::handle);
            started.setExecutor(executor);
            started.start();
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            waitBeforeAnswer();
            int answered = status;
            List<ReceivedSpan> received = List.of();
            if (!exchange.getRequestMethod().equals("POST")) {
                answered = 405;
            } else if (answered == 200) {
                try {
                    received = read(
                            body, "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding")));
                } catch (IOException malformed) {
                    answered = 400;
                }
            }
            Map<String, String> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
            synchronized (this) {
                spans.addAll(received);
                requests.add(new Request(Map.copyOf(headers), body.length, received.size(), answered));
                notifyAll();
            }
            respond(exchange, answered);
        }
    }

    private void waitBeforeAnswer() {
        CountDownLatch latch;
        synchronized (this) {
            latch = closing;
        }
        try {
            var unused = latch.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private void respond(HttpExchange exchange, int answered) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        if (answered != 200) {
            retryAfter.ifPresent(
                    wait -> exchange.getResponseHeaders().set("Retry-After", Long.toString(wait.toSeconds())));
        }
        byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
        exchange.sendResponseHeaders(answered, answer.length == 0 ? -1 : answer.length);
        if (answer.length > 0) {
            exchange.getResponseBody().write(answer);
        }
    }

    private static List<ReceivedSpan> read(byte[] body, boolean compressed) throws IOException {
        InputStream stream = new ByteArrayInputStream(body);
        ExportTraceServiceRequest request =
                ExportTraceServiceRequest.parseFrom(compressed ? new GZIPInputStream(stream) : stream);
        List<ReceivedSpan> read = new ArrayList<>();
        for (ResourceSpans ofResource : request.getResourceSpansList()) {
            Map<String, Object> resource =
                    ReceivedSpan.attributes(ofResource.getResource().getAttributesList());
            for (ScopeSpans ofScope : ofResource.getScopeSpansList()) {
                for (Span span : ofScope.getSpansList()) {
                    read.add(new ReceivedSpan(resource, ofScope.getScope().getName(), span));
                }
            }
        }
        return read;
    }
}
