package io.sonde.agent.weaving;

import static io.sonde.agent.weaving.Weave.ADVICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.agent.advice.Advices;
import io.sonde.agent.linking.FailingAdvice;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Advice that fails again and again. */
final class SwitchOffTest {

    private static final int TOO_OFTEN = 10;

    @TempDir
    private static Path folder;

    private TestAgent agent;

    /** What is woven. */
    public static final class Job {

        private Job() {}

        public static Object run(Object callable) throws Exception {
            return ((Callable<?>) callable).call();
        }

        public static Object other() {
            return "other";
        }
    }

    @BeforeEach
    void forget() {
        Recorder.take();
    }

    private Class<?> woven(FailingAdvice failing, String ofRun, String ofOther) {
        agent = new TestAgent(failing, folder, Advices.class);
        return Weave.define(
                agent,
                Job.class,
                target -> target.around("run", null, ADVICE + ofRun).around("other", null, ADVICE + ofOther));
    }

    private static Object run(Class<?> job, Callable<?> callable) throws Exception {
        return job.getMethod("run", Object.class).invoke(null, callable);
    }

    private void awaitSwitchedOff() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (agent.failures.switchedOff.isEmpty() && System.nanoTime() - deadline < 0) {
            Thread.sleep(5);
        }
        assertThat(agent.failures.switchedOff).containsExactly(TestAgent.SHARED);
    }

    @ParameterizedTest
    @CsvSource({
        "*, EXCEPTION, 2",
        "shared, LINKAGE_ERROR, 2",
        "shared/enter, EXCEPTION, 1",
        "shared/exit, EXCEPTION, 1",
        "*/exit, STACK_OVERFLOW, 1"
    })
    void failsTenTimesAndDoesNothingAnyMore(String which, FailingAdvice.Kind kind, int failuresOfACall)
            throws Exception {
        Class<?> job = woven(new FailingAdvice(List.of(which), kind), "OfObject", "OfObject");

        for (int i = 0; i < TOO_OFTEN / failuresOfACall; i++) {
            assertThat(agent.failures.switchedOff).isEmpty();
            assertThat(run(job, () -> "done")).isEqualTo("done");
        }
        awaitSwitchedOff();
        assertThat(agent.failures.threw).hasSize(TOO_OFTEN);

        Recorder.take();
        assertThat(run(job, () -> "done")).isEqualTo("done");
        // A call site that is linked afterwards is off from the start.
        assertThat(job.getMethod("other").invoke(null)).isEqualTo("other");
        assertThat(agent.failures.threw).hasSize(TOO_OFTEN);
        assertThat(Recorder.take()).isEmpty();
    }

    @Test
    void wantOfMemoryIsNoFaultOfTheInstrumentation() throws Exception {
        Class<?> job = woven(new FailingAdvice(List.of("*"), FailingAdvice.Kind.OUT_OF_MEMORY), "OfObject", "OfObject");

        for (int i = 0; i < 3 * TOO_OFTEN; i++) {
            assertThat(run(job, () -> "done")).isEqualTo("done");
        }
        assertThat(agent.failures.threw).hasSize(6 * TOO_OFTEN).allMatch(line -> line.contains("OutOfMemoryError"));
        assertThat(agent.failures.switchedOff).isEmpty();
    }

    @Test
    void callSitesOfOldClassesToo() throws Exception {
        agent = new TestAgent(new FailingAdvice(List.of("*"), FailingAdvice.Kind.EXCEPTION), folder, Advices.class);
        ByteLoader loader = new ByteLoader();
        byte[] classFile = Weave.weave(
                agent,
                loader,
                GeneratedClass.old(48, false),
                TestAgent.SHARED,
                target -> target.around("echo", null, ADVICE + "OfObject"));
        Class<?> type = Class.forName(GeneratedClass.NAME, true, loader.with(GeneratedClass.NAME, classFile));

        for (int i = 0; i < TOO_OFTEN / 2; i++) {
            assertThat(type.getMethod("echo", Object.class).invoke(null, "hello"))
                    .isEqualTo("hello");
        }
        awaitSwitchedOff();
        assertThat(type.getMethod("echo", Object.class).invoke(null, "hello")).isEqualTo("hello");
        assertThat(agent.failures.threw).hasSize(TOO_OFTEN);
    }

    @Test
    void whatWasEnteredBeforeIsEndedAfterwards() throws Exception {
        Class<?> job = woven(null, "OfObject", "FailingEnter");
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<Object> result = executor.submit(() -> run(job, () -> {
                entered.countDown();
                goOn.await();
                return "late";
            }));
            entered.await();
            for (int i = 0; i < TOO_OFTEN; i++) {
                assertThat(job.getMethod("other").invoke(null)).isEqualTo("other");
            }
            awaitSwitchedOff();
            Recorder.take();
            goOn.countDown();

            assertThat(result.get()).isEqualTo("late");
            assertThat(Recorder.take()).containsExactly("exit state late null");
            assertThat(run(job, () -> "done")).isEqualTo("done");
            assertThat(Recorder.take()).isEmpty();
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void whatExitFailsToLeaveIsUndone() throws Exception {
        Class<?> job =
                woven(new FailingAdvice(List.of("*/exit"), FailingAdvice.Kind.EXCEPTION), "WithUndo", "OfObject");

        assertThat(run(job, () -> "done")).isEqualTo("done");

        assertThat(Recorder.take()).containsExactly("enter", "undo");
        assertThat(agent.failures.threw).hasSize(1);
    }
}
