package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SmokeApplications;
import io.sonde.smoke.kit.SondeAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Security Manager whose policy knows the application, and knows the agent or does not. */
class SecurityManagerIT {

    private static final Duration END = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {8, 11, 17})
    void worksWhenThePolicyGrantsIt(int version) throws IOException {
        String policy = grant(SmokeApplications.stockJar().getParent() + "/-")
                + grant(SondeAgent.jar().toString());
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess plain = command(version, policy).start();
                ApplicationProcess observed =
                        command(version, policy).observed(receiver).start()) {
            assertRunsAsEver(plain, observed);
            receiver.awaitSpan(span -> span.name().equals("SELECT items"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 11, 17})
    void saysWhatIsMissingWhenThePolicyDoesNot(int version) throws IOException {
        String policy = grant(SmokeApplications.stockJar().getParent() + "/-");
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess plain = command(version, policy).start();
                ApplicationProcess observed =
                        command(version, policy).observed(receiver).start()) {
            assertRunsAsEver(plain, observed);
            assertThat(observed.agentLines()).singleElement().asString().containsIgnoringCase("permission");
        }
    }

    private JavaCommand command(int version, String policy) throws IOException {
        Path file = Files.writeString(folder.resolve("policy"), policy);
        return StockTakings.command(Jdks.require(version), "complete")
                .systemProperty("java.security.manager", "")
                .systemProperty("java.security.policy", file.toString());
    }

    private static String grant(String codeBase) {
        return "grant codeBase \"file:" + codeBase + "\" { permission java.security.AllPermission; };\n";
    }

    private static void assertRunsAsEver(ApplicationProcess plain, ApplicationProcess observed) {
        assertThat(plain.awaitExit(END)).as(plain.output()).isZero();
        assertThat(observed.awaitExit(END)).as(observed.output()).isZero();
        assertThat(observed.stdout()).isEqualTo(plain.stdout());
        assertThat(Output.ofApplication(observed.stderr())).isEqualTo(plain.stderr());
    }
}
