package io.sonde.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What OpenTelemetry's own classes write, and what nobody writes. */
final class PartialSuccessTest {

    private static byte[] response(long rejected, String message) {
        return ExportTraceServiceResponse.newBuilder()
                .setPartialSuccess(ExportTracePartialSuccess.newBuilder()
                        .setRejectedSpans(rejected)
                        .setErrorMessage(message))
                .build()
                .toByteArray();
    }

    @Test
    void whatTheBackendSays() {
        PartialSuccess said = PartialSuccess.of(response(300, "too old"));
        assertThat(said.rejectedSpans()).isEqualTo(300);
        assertThat(said.message()).isEqualTo("too old");
        assertThat(PartialSuccess.of(response(-1, "")).rejectedSpans()).isEqualTo(-1);
        assertThat(PartialSuccess.of(response(0, "careful")).message()).isEqualTo("careful");
    }

    @Test
    void theMessageIsOneShortLine() {
        assertThat(PartialSuccess.of(response(1, "one\r\n[sonde] two\u0000\u2028three"))
                        .message())
                .isEqualTo("one  [sonde] two  three");
        assertThat(PartialSuccess.of(response(1, "x".repeat(10_000))).message()).hasSize(200);
    }

    @Test
    void answersWithoutIt() {
        assertThat(PartialSuccess.of(new byte[0])).isNull();
        for (String body : new String[] {"<html>no</html>", "{\"partialSuccess\":{}}", "OK", "\n", "\n\u0005x"}) {
            assertThat(PartialSuccess.of(body.getBytes(StandardCharsets.UTF_8)))
                    .as(body)
                    .isNull();
        }
    }

    @Test
    void garbageIsNoFailure() {
        Random random = new Random(7);
        byte[] good = response(5, "a message");
        for (int i = 0; i < 20_000; i++) {
            byte[] body = random.nextBoolean() ? good.clone() : new byte[random.nextInt(40)];
            for (int edit = random.nextInt(8); edit >= 0 && body.length > 0; edit--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt();
            }
            PartialSuccess said = PartialSuccess.of(body);
            assertThat(said == null || said.message().length() <= 200).isTrue();
        }
        for (int length = 0; length < good.length; length++) {
            PartialSuccess.of(java.util.Arrays.copyOf(good, length));
        }
    }
}
