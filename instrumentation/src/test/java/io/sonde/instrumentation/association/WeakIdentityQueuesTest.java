package io.sonde.instrumentation.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeakIdentityQueuesTest {

    private final WeakIdentityQueues<Integer> queues = new WeakIdentityQueues<>();

    @Test
    void takesTheOldestFirst() {
        Object key = new Object();
        for (int i = 0; i < 1000; i++) {
            queues.add(key, i);
        }
        assertThat(queues.size()).isEqualTo(1000);
        assertThat(queues.takeNewest(key)).isEqualTo(999);
        for (int i = 0; i < 999; i++) {
            assertThat(queues.get(key)).isEqualTo(i);
            assertThat(queues.take(key)).isEqualTo(i);
        }
        assertThat(queues.take(key)).isNull();
        assertThat(queues.isEmpty()).isTrue();
    }

    @Test
    void keepsManyKeysApartWhileItGrows() {
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            keys.add(new Object());
            queues.add(keys.get(i), i);
            queues.add(keys.get(i), -i);
        }
        for (int i = 0; i < 5000; i++) {
            assertThat(queues.take(keys.get(i))).isEqualTo(i);
            assertThat(queues.take(keys.get(i))).isEqualTo(-i);
            assertThat(queues.take(keys.get(i))).isNull();
        }
        assertThat(queues.size()).isZero();
    }

    @Test
    void putReplaces() {
        Object key = new Object();
        queues.put(key, 1);
        queues.put(key, 2);
        assertThat(queues.size()).isEqualTo(1);
        assertThat(queues.take(key)).isEqualTo(2);
        assertThat(queues.take(key)).isNull();
    }

    @Test
    void equalObjectsAreNotTheSame() {
        queues.put("a".repeat(2), 1);
        assertThat(queues.take("aa".repeat(1) + "")).isNull();
    }

    @Test
    void forgetsWhatIsCollected() {
        for (int i = 0; i < 1000; i++) {
            queues.add(new Object(), i);
        }
        long end = System.nanoTime() + 20_000_000_000L;
        while (queues.size() > 0 && System.nanoTime() < end) {
            System.gc();
        }
        assertThat(queues.size()).isZero();
    }
}
