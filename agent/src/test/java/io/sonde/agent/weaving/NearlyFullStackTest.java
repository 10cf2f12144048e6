package io.sonde.agent.weaving;

import static io.sonde.agent.weaving.Weave.ADVICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.agent.advice.Advices;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A woven method that is called where the stack has hardly any room left. */
final class NearlyFullStackTest {

    private static final long STACK_BYTES = 512 * 1024;

    @TempDir
    private static Path folder;

    /** Calls its woven method at every distance from the end of the stack. */
    public static final class Deep implements Runnable {

        public int begun;
        public int completed;
        public int returned;

        @Override
        @SuppressWarnings("InfiniteRecursion") // that is what it is for
        public void run() {
            try {
                run();
            } catch (StackOverflowError full) {
                attempt();
                return;
            }
            attempt();
        }

        private void attempt() {
            try {
                begun++;
                if (leaf(7) == 21) {
                    returned++;
                }
            } catch (StackOverflowError full) {
                // Nearer to the end there is not even room for the method.
            }
        }

        public int leaf(int number) {
            int result = number * 3;
            completed++;
            return result;
        }
    }

    @Test
    void whatHasRunReturns() throws Exception {
        TestAgent agent = new TestAgent(folder, Advices.class);
        Class<?> type = Weave.define(agent, Deep.class, target -> target.around("leaf", null, ADVICE + "OfInt"));
        Runnable deep = (Runnable) type.getDeclaredConstructor().newInstance();
        assertThat(type.getMethod("leaf", int.class).invoke(deep, 7)).isEqualTo(21);
        type.getField("completed").setInt(deep, 0);
        Recorder.take();

        for (int round = 0; round < 20; round++) {
            Thread thread = new Thread(null, deep, "deep", STACK_BYTES + round * 16L);
            thread.start();
            thread.join();
        }

        int completed = type.getField("completed").getInt(deep);
        assertThat(completed).isGreaterThan(1000);
        assertThat(type.getField("begun").getInt(deep)).isGreaterThan(completed);
        assertThat(type.getField("returned").getInt(deep)).isEqualTo(completed);
        assertThat(Recorder.take())
                .as("advice met the end of the stack")
                .isNotEmpty()
                .hasSizeLessThan(2 * completed);
    }
}
