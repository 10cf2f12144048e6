package io.sonde.smoke.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApplicationProcessTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Says on both outputs what it was given, then reads its input until it is ended. */
    static final class Program {
        public static void main(String[] arguments) throws Exception {
            System.out.println("ready at " + arguments[0]);
            System.err.println("[sonde] " + System.getProperty("otel.service.name"));
            if (arguments[0].equals("wait")) {
                new java.util.concurrent.CountDownLatch(1).await();
            }
            System.exit(3);
        }
    }

    @Test
    void capturesOutputsAndExitCode() {
        try (ApplicationProcess process = program("7").start()) {
            assertThat(process.awaitExit(TIMEOUT)).isEqualTo(3);
            assertThat(process.stdout()).containsExactly("ready at 7");
            assertThat(process.agentLines()).containsExactly("[sonde] shop");
        }
    }

    @Test
    void endsWhenClosed() {
        ApplicationProcess process = program("wait").start();
        assertThat(process.awaitLine("ready at (.+)", TIMEOUT).group(1)).isEqualTo("wait");
        assertThat(process.isAlive()).isTrue();
        process.close();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aProcessThatEndsBeforeItsLineIsShown() {
        try (ApplicationProcess process = program("7").start()) {
            assertThatThrownBy(() -> process.awaitLine("never", TIMEOUT))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("ended with 3")
                    .hasMessageContaining("ready at 7");
        }
    }

    private static JavaCommand program(String argument) {
        return ApplicationProcess.java(Jdks.current())
                .named("program")
                .systemProperty("otel.service.name", "shop")
                .mainOfThisClassPath(Program.class)
                .arguments(argument);
    }
}
