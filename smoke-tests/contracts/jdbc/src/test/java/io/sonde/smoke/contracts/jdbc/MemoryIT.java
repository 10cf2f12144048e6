package io.sonde.smoke.contracts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.contracts.jdbc.application.UnclosedStatements;
import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent keeps nothing of the application's alive. */
class MemoryIT {

    @ParameterizedTest
    @ValueSource(ints = {8, 17})
    void whatIsNotClosedCanBeCollected(int jdk) {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess process = ApplicationProcess.java(Jdks.require(jdk))
                        .named("unclosed")
                        .observed(receiver)
                        .systemProperty("otel.traces.sampler", "always_off")
                        .systemProperty("contract.url", "jdbc:h2:mem:contract;DB_CLOSE_DELAY=-1")
                        .jvmArguments("-Xmx48m")
                        .main(UnclosedStatements.class.getName(), Libraries.classPath("h2-2.2"))
                        .start()) {
            assertThat(process.awaitExit(Duration.ofSeconds(180))).isZero();
            assertThat(process.stdout()).contains("READ 200000");
        }
    }
}
