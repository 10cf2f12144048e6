package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.MetricsText;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SmokeApplications;
import io.sonde.smoke.kit.SondeAgent;
import io.sonde.smoke.kit.SpanKind;
import io.sonde.smoke.kit.Trace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The agent twice, its port taken, its backend gone: the application runs, and one line says what is the matter. */
class HostilePlacesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void twiceOnTheCommandLineWorksOnce() {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess stock = SmokeApplications.stock(Jdks.current())
                        .observed(receiver)
                        .agent(SondeAgent.jar())
                        .start()) {
            URI address = SmokeApplications.address(stock);
            assertThat(Http.get(address.resolve("/items/3")).statusCode()).isEqualTo(200);
            assertThat(Http.get(address.resolve("/items/4")).statusCode()).isEqualTo(200);

            Trace later = receiver.awaitTrace(trace -> isLookUp(trace, "/items/4"));
            Trace earlier = receiver.awaitTrace(trace -> isLookUp(trace, "/items/3"));
            assertThat(later.spans()).hasSize(2);
            assertThat(earlier.spans()).hasSize(2);
            assertThat(stock.metrics().sum("http_server_requests_total", Map.of()))
                    .isEqualTo(2);
            assertThat(stock.agentLines())
                    .filteredOn(line -> line.matches("(?i).*(already|twice|second).*"))
                    .hasSize(1);
        }
    }

    private static boolean isLookUp(Trace trace, String path) {
        return trace.spans("stock", SpanKind.SERVER).stream().anyMatch(span -> path.equals(span.attribute("url.path")))
                && !trace.spans("stock", SpanKind.CLIENT).isEmpty();
    }

    @Test
    void aTakenPortIsReplacedAndTheOtherIsNamed() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess stock = SmokeApplications.stock(Jdks.current())
                        .observed(receiver, holder.getLocalPort())
                        .start()) {
            URI address = SmokeApplications.address(stock);
            assertThat(Http.get(address.resolve("/items/3")).statusCode()).isEqualTo(200);

            String taken = Integer.toString(holder.getLocalPort());
            String line = Await.value(
                    "line about port " + taken,
                    PATIENCE,
                    () -> stock.agentLines().stream()
                            .filter(said -> said.contains(taken))
                            .findFirst());
            Matcher other =
                    Pattern.compile("\\b(?!" + taken + "\\b)\\d{4,5}\\b").matcher(line);
            assertThat(other.find()).as(line).isTrue();
            Await.asserted(
                    PATIENCE,
                    () -> assertThat(MetricsText.read(Integer.parseInt(other.group()))
                                    .sum("http_server_requests_total", Map.of()))
                            .isEqualTo(1));
            assertThat(stock.agentLines())
                    .filteredOn(said -> said.contains(taken))
                    .hasSize(1);
        }
    }

    @Test
    void aBackendThatIsGoneIsMentionedOnceAndOnceWhenItIsBack() {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            receiver.goDown();
            try (ApplicationProcess stock =
                    SmokeApplications.stock(Jdks.current()).observed(receiver).start()) {
                URI address = SmokeApplications.address(stock);
                awaitFailedExports(stock, address, 3);
                assertThat(aboutExport(stock)).hasSize(1);

                receiver.comeBack();
                assertThat(Http.get(address.resolve("/items/19")).statusCode()).isEqualTo(200);
                receiver.awaitSpan(span -> "/items/19".equals(span.attribute("url.path")));
                Await.asserted(PATIENCE, () -> assertThat(aboutExport(stock)).hasSize(2));
                assertThat(stock.stdout()).allSatisfy(line -> assertThat(line).startsWith("stock "));
            }
        }
    }

    @Test
    void aBackendThatRefusesIsMentionedOnce() {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            receiver.answer(400);
            try (ApplicationProcess stock =
                    SmokeApplications.stock(Jdks.current()).observed(receiver).start()) {
                awaitFailedExports(stock, SmokeApplications.address(stock), 3);
                assertThat(aboutExport(stock)).hasSize(1);
            }
        }
    }

    @Test
    void aBatchJobEndsInTimeWhateverTheBackendDoes() {
        try (OtlpReceiver slow = OtlpReceiver.start();
                OtlpReceiver gone = OtlpReceiver.start()) {
            slow.delayAnswers(Duration.ofMinutes(5));
            gone.goDown();
            for (OtlpReceiver receiver : List.of(slow, gone)) {
                try (ApplicationProcess job = StockTakings.command(Jdks.current(), "short")
                        .observed(receiver)
                        .start()) {
                    assertThat(job.awaitExit(PATIENCE)).isEqualTo(3);
                    assertThat(job.stdout()).containsExactly("total quantity: 2000");
                    assertThat(aboutExport(job)).hasSizeLessThanOrEqualTo(1);
                }
            }
        }
    }

    /** Sends requests until that many exports have failed. */
    private static void awaitFailedExports(ApplicationProcess stock, URI address, int failures) {
        Await.value(failures + " failed exports", Duration.ofSeconds(60), () -> {
            assertThat(Http.get(address.resolve("/items/3")).statusCode()).isEqualTo(200);
            return stock.metrics().sum("sonde_export_total", Map.of("outcome", "failure")) < failures
                    ? Optional.empty()
                    : Optional.of(true);
        });
    }

    private static List<String> aboutExport(ApplicationProcess process) {
        return process.agentLines().stream()
                .filter(line -> line.matches("(?i).*(\\bexport|traces (do not )?arrive).*"))
                .toList();
    }
}
