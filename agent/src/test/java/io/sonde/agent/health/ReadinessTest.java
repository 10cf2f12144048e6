package io.sonde.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.instrumentation.startup.ApplicationStart;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private final ApplicationStart start = new ApplicationStart();

    private Readiness readiness(Thread main, long assumeMillis) {
        return new Readiness(start, main, System.nanoTime(), assumeMillis);
    }

    @Test
    void theOutermostStartCounts() {
        Readiness readiness = readiness(Thread.currentThread(), 60_000);
        assertThat(readiness.isReady()).isFalse();
        start.begin("Spring");
        start.begin("Tomcat");
        assertThat(readiness.json()).contains("\"waiting_for\": \"Spring\"");
        start.end("Tomcat", true);
        assertThat(readiness.isReady()).isFalse();
        start.end("Spring", true);
        assertThat(readiness.isReady()).isTrue();
        assertThat(readiness.json()).contains("\"phase\": \"serving\"", "Spring was started");
        start.begin("another");
        assertThat(readiness.isReady()).as("once ready, always ready").isTrue();
    }

    @Test
    void aStartThatFailedIsNotTakenForFinished() throws InterruptedException {
        Thread main = new Thread(() -> {});
        main.start();
        main.join();
        Readiness readiness = readiness(main, 0);
        start.begin("Spring");
        assertThat(readiness.isReady()).as("it is still starting").isFalse();
        start.end("Spring", false);
        assertThat(readiness.isReady()).isFalse();
        assertThat(readiness.json()).contains("\"phase\": \"failed\"", "\"waiting_for\": \"Spring\"");
        start.begin("Jetty");
        start.end("Jetty", true);
        assertThat(readiness.isReady()).isTrue();
    }

    /** As Spring's development tools do it. */
    @Test
    void aSecondRunInAnotherThreadStandsForOneThatIsBrokenOff() throws InterruptedException {
        Readiness readiness = readiness(Thread.currentThread(), 0);
        start.begin("Spring");
        Thread restarted = new Thread(() -> {
            start.begin("Spring");
            start.begin("Tomcat");
            start.end("Tomcat", true);
            start.end("Spring", true);
        });
        restarted.start();
        restarted.join();
        start.end("Spring", false);
        assertThat(readiness.isReady()).isTrue();

        ApplicationStart bootstrapContext = new ApplicationStart();
        bootstrapContext.begin("Spring");
        bootstrapContext.begin("Spring");
        bootstrapContext.end("Spring", true);
        bootstrapContext.end("Spring", false);
        assertThat(bootstrapContext.failed())
                .as("in the same thread it is part of it")
                .isEqualTo("Spring");
    }

    @Test
    void withoutAServerTheEndOfMainCountsOrTheTime() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Thread main = new Thread(() -> {
            try {
                end.await();
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
        });
        main.start();
        Readiness readiness = readiness(main, 60_000);
        assertThat(readiness.isReady()).isFalse();
        assertThat(readiness.json()).contains("\"phase\": \"application\"", "\"waiting_for\": null");
        end.countDown();
        main.join();
        assertThat(readiness.isReady()).isTrue();
        assertThat(readiness.json()).contains("\"phase\": \"running\"", "main method returned");

        ApplicationStart other = new ApplicationStart();
        Readiness impatient = new Readiness(other, Thread.currentThread(), System.nanoTime(), 0);
        assertThat(impatient.isReady()).isTrue();
        assertThat(impatient.json()).contains("\"phase\": \"running\"", "no known server");
    }
}
