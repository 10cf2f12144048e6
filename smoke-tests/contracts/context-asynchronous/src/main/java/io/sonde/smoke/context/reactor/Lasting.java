package io.sonde.smoke.context.reactor;

import com.sun.net.httpserver.HttpServer;
import io.sonde.smoke.context.CallInstances;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Requests that subscribe to what never signals; prints how many calls are in the heap then, and when they are gone. */
public final class Lasting {

    private static final int REQUESTS = 100;
    private static final List<Disposable> SUBSCRIPTIONS = new ArrayList<>();

    private Lasting() {}

    /** @param arguments none */
    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            SUBSCRIPTIONS.add(Flux.never().map(value -> value).subscribe());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        for (int i = 0; i < REQUESTS; i++) {
            try (InputStream body =
                    new URL("http://127.0.0.1:" + server.getAddress().getPort() + "/").openStream()) {
                body.read();
            }
        }
        System.gc();
        long start = System.nanoTime();
        int count = CallInstances.count();
        System.out.println("HELD " + count);
        while (count >= REQUESTS && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(180)) {
            TimeUnit.SECONDS.sleep(1);
            System.gc();
            count = CallInstances.count();
        }
        System.out.println("LEFT " + count + " of " + SUBSCRIPTIONS.size());
        System.out.println("AFTER " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) + " s");
        System.out.println("END");
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
