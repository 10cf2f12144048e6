package io.sonde.smoke.benchmark;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Reads the metrics of all services again and again, as a Prometheus would. */
final class Scraper implements AutoCloseable {

    private static final long INTERVAL_SECONDS = 15;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "scraper");
        thread.setDaemon(true);
        return thread;
    });

    private final ScheduledFuture<?> scrapes;

    Scraper(List<Service> services) {
        scrapes = timer.scheduleAtFixedRate(
                () -> services.forEach(Service::scrape), INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    /** @throws IllegalStateException when a service did not answer: then no more was read */
    @Override
    public void close() {
        boolean failed = scrapes.isDone();
        timer.shutdownNow();
        if (failed) {
            try {
                var unused = scrapes.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException("metrics could not be read", failure.getCause());
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
