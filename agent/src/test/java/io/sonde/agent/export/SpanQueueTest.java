package io.sonde.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.agent.pipeline.TestCalls;
import io.sonde.instrumentation.call.Call;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Many producers, one consumer, nothing lost, nothing twice. */
final class SpanQueueTest {

    private static Call call() {
        Call call = TestCalls.server();
        call.leaveThread();
        return call;
    }

    @Test
    void capacityIsForWholeTraces() {
        SpanQueue queue = new SpanQueue(3, 10);
        Call first = call();
        Call second = call();
        second.linkTo(first);
        assertThat(queue.offer(second, first, 2)).isTrue();
        Call third = call();
        Call fourth = call();
        fourth.linkTo(third);
        assertThat(queue.offer(fourth, third, 2)).isFalse();
        assertThat(third.endedBefore()).isNull();
        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.offer(third, third, 1)).isTrue();
        assertThat(QueuedCalls.take(queue)).containsExactly(third, second, first);
        assertThat(queue.size()).isZero();
        assertThat(queue.takeAll()).isNull();
    }

    @Test
    void itsRoomIsKeptUntilCallsAreExported() {
        SpanQueue queue = new SpanQueue(1, 1);
        Call first = call();
        assertThat(queue.offer(first, first, 1)).isTrue();
        assertThat(queue.isDue()).isTrue();
        assertThat(queue.takeAll()).isSameAs(first);
        Call second = call();
        assertThat(queue.offer(second, second, 1)).isFalse();
        queue.release(1);
        assertThat(queue.offer(second, second, 1)).isTrue();
    }

    @Test
    void manyProducers() throws Exception {
        int producers = 6;
        int traces = 5000;
        SpanQueue queue = new SpanQueue(1000, 100);
        ExecutorService executor = Executors.newFixedThreadPool(producers);
        AtomicBoolean done = new AtomicBoolean();
        Set<Call> taken = new HashSet<>();
        Thread consumer = new Thread(() -> {
            while (!done.get()) {
                List<Call> calls = QueuedCalls.take(queue);
                for (Call call : calls) {
                    assertThat(taken.add(call)).isTrue();
                }
            }
        });
        consumer.start();
        List<Future<List<Call>>> accepted = new ArrayList<>();
        for (int p = 0; p < producers; p++) {
            Callable<List<Call>> produce = () -> {
                List<Call> mine = new ArrayList<>();
                for (int i = 0; i < traces; i++) {
                    Call older = call();
                    Call newer = call();
                    newer.linkTo(older);
                    if (queue.offer(newer, older, 2)) {
                        mine.add(older);
                        mine.add(newer);
                    }
                }
                return mine;
            };
            accepted.add(executor.submit(produce));
        }
        Set<Call> expected = new HashSet<>();
        for (Future<List<Call>> calls : accepted) {
            expected.addAll(calls.get());
        }
        executor.shutdownNow();
        done.set(true);
        consumer.join();
        taken.addAll(QueuedCalls.take(queue));

        assertThat(taken).isEqualTo(expected);
        assertThat(queue.size()).isZero();
    }
}
