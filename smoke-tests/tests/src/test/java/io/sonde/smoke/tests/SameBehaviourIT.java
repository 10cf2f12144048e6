package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SmokeApplications;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With and without the agent: the same answers, the same exceptions, the same exit codes. */
class SameBehaviourIT {

    private static final Duration END = Duration.ofSeconds(60);
    private static final String FORM = "application/x-www-form-urlencoded";

    private record Answer(String request, int status, Map<String, List<String>> headers, String body) {}

    @ParameterizedTest
    @ValueSource(ints = {8, 17, 25})
    void answersAndExceptions(int version) {
        Jdk jdk = Jdks.require(version);
        try (OtlpReceiver receiver = OtlpReceiver.start();
                Services observed = Services.observed(jdk, receiver);
                Services plain = Services.withoutAgent(jdk)) {
            List<Answer> expected = answers(plain);
            assertThat(answers(observed)).isEqualTo(expected);
            assertThat(expected).extracting(Answer::status).contains(200, 201, 400, 404, 405, 409, 422, 500);

            receiver.awaitSpan(span -> span.name().equals("GET /orders/{id}"));
            List<String> thrownInStock = Output.stackTraces(plain.stock().stderr());
            assertThat(thrownInStock)
                    .anyMatch(line -> line.contains("Division by zero"))
                    .hasSizeGreaterThan(10);
            assertThat(Output.stackTraces(observed.stock().stderr())).isEqualTo(thrownInStock);
            List<String> thrownInShop = Output.stackTraces(plain.shop().stdout());
            assertThat(thrownInShop)
                    .anyMatch(line -> line.contains("stock answered 500"))
                    .hasSizeGreaterThan(10);
            assertThat(Output.stackTraces(observed.shop().stdout())).isEqualTo(thrownInShop);
        }
    }

    private static List<Answer> answers(Services services) {
        List<Answer> answers = new ArrayList<>();
        for (int item : new int[] {1, 2, 13, 99, 1}) {
            answers.add(answer("order of " + item, services.order(item)));
        }
        URI shop = services.shopAddress();
        for (String path : List.of("/orders/1", "/orders/77", "/orders/x", "/orders", "/orders?customer=ada", "/no")) {
            answers.add(answer(path, Http.get(shop.resolve(path))));
        }
        answers.add(answer("bad json", Http.post(shop.resolve("/orders"), "application/json", "{")));
        answers.add(answer("bad order", Http.post(shop.resolve("/orders"), "application/json", "{}")));
        answers.add(answer("method", Http.post(shop.resolve("/orders/1"), "application/json", "{}")));
        URI stock = services.stockAddress();
        for (String path : List.of("/items/1", "/items/13", "/items/999", "/items/x", "/no", "/reservations")) {
            answers.add(answer(path, Http.get(stock.resolve(path))));
        }
        for (String form : List.of("item=2&quantity=1", "item=2&quantity=1000", "item=2")) {
            answers.add(answer(form, Http.post(stock.resolve("/reservations"), FORM, form)));
        }
        answers.add(answer("post", Http.post(stock.resolve("/items/1"), FORM, "x=y")));
        return answers;
    }

    private static Answer answer(String request, HttpResponse<String> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.remove("date");
        String body = response.body().replaceAll("\"timestamp\":\"[^\"]*\"", "\"timestamp\":\"\"");
        return new Answer(request, response.statusCode(), headers, body);
    }

    @ParameterizedTest
    @CsvSource({
        "8, complete, 0",
        "8, short, 3",
        "8, broken, 1",
        "17, complete, 0",
        "17, short, 3",
        "17, broken, 1",
        "25, complete, 0",
        "25, short, 3",
        "25, broken, 1"
    })
    void exitCodesAndOutputsOfABatchJob(int version, String how, int code) {
        Jdk jdk = Jdks.require(version);
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess plain = StockTakings.command(jdk, how).start();
                ApplicationProcess observed =
                        StockTakings.command(jdk, how).observed(receiver).start()) {
            assertThat(plain.awaitExit(END)).isEqualTo(code);
            assertThat(observed.awaitExit(END)).isEqualTo(code);
            assertThat(observed.stdout()).isEqualTo(plain.stdout()).contains("total quantity: 2000");
            assertThat(Output.ofApplication(observed.stderr())).isEqualTo(plain.stderr());
            // What it did is exported before it ends.
            assertThat(receiver.awaitSpan(span -> span.name().equals("SELECT items"))
                            .service())
                    .isEqualTo("stock-taking");
        }
    }

    @Test
    void endsOnSigtermAsWithout() {
        Jdk jdk = Jdks.current();
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess plain = SmokeApplications.stock(jdk).start();
                ApplicationProcess observed =
                        SmokeApplications.stock(jdk).observed(receiver).start()) {
            SmokeApplications.address(plain);
            SmokeApplications.address(observed);
            assertThat(observed.terminate()).isEqualTo(plain.terminate());
        }
    }
}
