import io.sonde.agent.jvm.JvmMetrics;
import io.sonde.agent.metrics.MetricLimits;
import io.sonde.agent.metrics.MetricsRegistry;
import java.io.StringWriter;
import java.util.Collection;
import java.util.Collections;

/** Registers the JVM's metrics, collects garbage once and prints a scrape; runs on every JDK from 8. */
public final class JvmMetricsMain {
    private JvmMetricsMain() {}

    public static void main(String[] arguments) throws Exception {
        MetricsRegistry registry = new MetricsRegistry(MetricLimits.DEFAULT, JvmMetricsMain::failed);
        JvmMetrics metrics = JvmMetrics.register(registry, JvmMetricsMain::threads, JvmMetricsMain::failed);
        for (String unavailable : metrics.unavailable()) {
            System.out.println("unavailable " + unavailable);
        }
        System.gc();
        boolean collections = !metrics.unavailable().toString().contains("GARBAGE_COLLECTIONS");
        long deadline = System.nanoTime() + 20_000_000_000L;
        String text = scrape(registry);
        while (collections && !text.contains("jvm_gc_duration_seconds_count{") && System.nanoTime() < deadline) {
            Thread.yield();
            text = scrape(registry);
        }
        System.out.println(text);
        metrics.close();
    }

    private static Collection<Thread> threads() {
        return Collections.singleton(Thread.currentThread());
    }

    private static void failed(String metric, Throwable failure) {
        System.out.println("failed " + metric + ": " + failure);
    }

    private static String scrape(MetricsRegistry registry) throws Exception {
        StringWriter writer = new StringWriter();
        registry.write(writer, false);
        return writer.toString();
    }
}
