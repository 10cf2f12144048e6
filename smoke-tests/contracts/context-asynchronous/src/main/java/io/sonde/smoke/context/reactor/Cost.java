package io.sonde.smoke.context.reactor;

import com.sun.management.ThreadMXBean;
import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Prints the nanoseconds and bytes of a subscription and of an element, outside of requests and in one; outside also while
 * subscriptions of requests are under way.
 */
public final class Cost {

    private static final int SUBSCRIPTIONS = 300_000;
    private static final int ELEMENTS = 1_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Cost() {}

    /** @param arguments none */
    public static void main(String[] arguments) throws Exception {
        AtomicLong sum = new AtomicLong();
        List<Disposable> endless = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            measure("INSIDE", sum);
            endless.add(Flux.never().subscribe());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        measure("WARM-UP", sum);
        for (int i = 0; i < 3; i++) {
            measure(endless.isEmpty() ? "OUTSIDE" : "OUTSIDE, BESIDE " + endless.size(), sum);
            try (InputStream body =
                    new URL("http://127.0.0.1:" + server.getAddress().getPort() + "/").openStream()) {
                body.read();
            }
        }
        endless.forEach(Disposable::dispose);
        endless.clear();
        measure("OUTSIDE", sum);
        System.out.println("END " + sum);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static void measure(String label, AtomicLong sum) {
        Mono<String> chain = Mono.<String>create(sink -> sink.success("a"))
                .map(value -> value)
                .filter(value -> true)
                .map(value -> value)
                .doOnNext(value -> sum.incrementAndGet());
        Flux<Integer> elements = Flux.range(1, ELEMENTS)
                .map(value -> value)
                .filter(value -> true)
                .map(value -> value)
                .doOnNext(value -> sum.incrementAndGet());
        long self = Thread.currentThread().getId();
        long bytes = THREADS.getThreadAllocatedBytes(self);
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < SUBSCRIPTIONS; i++) {
            chain.subscribe();
        }
        long middle = THREADS.getCurrentThreadCpuTime();
        bytes = THREADS.getThreadAllocatedBytes(self) - bytes;
        for (int i = 0; i < SUBSCRIPTIONS / ELEMENTS * 10; i++) {
            elements.subscribe();
        }
        long end = THREADS.getCurrentThreadCpuTime();
        System.out.println(label + " bytes " + bytes / SUBSCRIPTIONS + " nanos " + (middle - start) / SUBSCRIPTIONS
                + " nanos of an element " + (end - middle) / (SUBSCRIPTIONS * 10L));
    }
}
