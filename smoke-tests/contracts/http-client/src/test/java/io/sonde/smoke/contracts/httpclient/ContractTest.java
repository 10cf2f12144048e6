package io.sonde.smoke.contracts.httpclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.contracts.httpclient.Contract.Outcome;
import io.sonde.smoke.kit.ReceivedSpan;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/** Starts the applications once for each client and JDK, and looks at the end whether anything is left. */
abstract class ContractTest {

    static Contract contract;

    @TempDir
    private static Path directory;

    final Subject subject;

    ContractTest(Subject subject) {
        this.subject = subject;
    }

    @BeforeParameterizedClassInvocation
    static void start(Subject started) {
        contract = new Contract(started, directory, Map.of());
    }

    @AfterParameterizedClassInvocation
    static void end() throws Exception {
        if (contract != null) {
            try (Contract ended = contract) {
                ended.assertNothingLeft();
            } finally {
                contract = null;
            }
        }
    }

    static String url(String path) {
        return contract.server().url(path) + "?{case}";
    }

    static void assertFailed(Outcome outcome, String type) {
        assertThat(outcome.result().get("thrown")).contains(type);
        ReceivedSpan span = contract.span(outcome);
        assertThat(span.failed()).isTrue();
        assertThat(span.attribute("error.type")).isEqualTo(type);
        assertThat(span.attributes()).doesNotContainKey("http.response.status_code");
        assertThat(span.events()).hasSize(1);
        assertThat(span.events().get(0).attributes()).containsEntry("exception.type", type);
    }
}
