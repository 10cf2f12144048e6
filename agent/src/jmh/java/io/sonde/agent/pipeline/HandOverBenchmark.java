package io.sonde.agent.pipeline;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.sonde.agent.export.SpanQueue;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.handover.HandOver;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What is added to a task that goes from one thread to another: what its hand-over and its run add, one after the other on
 * one thread. The task's own object counts in each. The alternative wraps the task, as OpenTelemetry's API does.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class HandOverBenchmark {

    private final Context withValue = Context.root().with(ContextKey.named("key"), "value");

    private CurrentCall current;
    private Call call;

    @Setup
    public void start() {
        new TestPipeline(new SpanQueue(1, 1));
        HttpServerCall server = TestCalls.server();
        server.leaveThread();
        current = CurrentCall.ofThread();
        call = server;
    }

    @Benchmark
    public Task noAgent() {
        Task task = new Task();
        task.run();
        return task;
    }

    @Benchmark
    public Task withoutCall() {
        Task task = new Task();
        HandOver.task(task);
        run(task);
        return task;
    }

    @Benchmark
    public Task withCall() {
        Task task = new Task();
        call.attach(current);
        HandOver.task(task);
        Call.detach(current, null);
        run(task);
        return task;
    }

    private static void run(Task task) {
        Object state = HandOver.begin(task);
        task.run();
        HandOver.end(state);
    }

    @Benchmark
    public Task wrapped() {
        Task task = new Task();
        withValue.wrap(task).run();
        return task;
    }

    /** Does next to nothing. */
    public static final class Task implements Runnable {
        private int runs;

        @Override
        public void run() {
            runs++;
        }

        int runs() {
            return runs;
        }
    }
}
