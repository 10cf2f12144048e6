package io.sonde.smoke.context.libraries;

import io.grpc.internal.SerializingExecutor;
import io.sonde.smoke.context.Way;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The executors of Jetty, gRPC and Spring. */
final class ExecutorWays {

    private ExecutorWays() {}

    static void addTo(Map<String, Way> ways) throws Exception {
        QueuedThreadPool jetty = new QueuedThreadPool(8);
        jetty.setDaemon(true);
        jetty.start();
        ways.put("Jetty execute", jetty::execute);
        ways.put("Jetty execute lambda", child -> jetty.execute(() -> child.run()));
        Executor serializing = new SerializingExecutor(Executors.newFixedThreadPool(4));
        ways.put("gRPC serializing", serializing::execute);
        ways.put("gRPC serializing twice", child -> serializing.execute(() -> serializing.execute(child)));
        ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
        pool.setCorePoolSize(4);
        pool.setTaskDecorator(task -> () -> task.run());
        pool.initialize();
        ways.put("Spring pool execute", pool::execute);
        ways.put("Spring pool submit", child -> pool.submit((Callable<String>) child));
        SimpleAsyncTaskExecutor simple = new SimpleAsyncTaskExecutor();
        ways.put("Spring thread execute", simple::execute);
        ways.put("Spring thread submit", child -> simple.submit((Callable<String>) child));
        SimpleAsyncTaskExecutor throttled = new SimpleAsyncTaskExecutor();
        throttled.setConcurrencyLimit(2);
        ways.put("Spring thread, throttled", throttled::execute);
    }
}
