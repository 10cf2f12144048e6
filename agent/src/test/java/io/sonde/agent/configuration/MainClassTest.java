package io.sonde.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Service names from command lines, and durations from text. */
final class MainClassTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null | unknown_service:java",
                "'' | unknown_service:java",
                "com.example.Main | Main",
                "com.example.Main one two | Main",
                "com.example.Main /data/input.jar out | Main",
                "com.example.Main /data/input.jar | Main",
                "Main | Main",
                "shop/com.example.Main arg | Main",
                "app.jar | app",
                "app.jar --port 80 | app",
                "/opt/shop-front-1.2.3.jar --x=y.jar | shop-front",
                "/opt/my app/shop-2.jar arg | shop",
                "/opt/my app/shop.jar | shop",
                "./my app/shop.war x.jar y | shop",
                "C:\\\\my app\\\\shop.jar arg | shop",
                "target/shop-0.0.1-SNAPSHOT.jar | shop",
                "v2-service.jar | v2-service",
                "/opt/-1.jar | -1"
            })
    void serviceNames(String command, String expected) {
        assertThat(MainClass.serviceName(command == null ? null : command.replace("\\\\", "\\")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "15, 15",
        "15ms, 15",
        "15 ms, 15",
        "2s, 2000",
        "3m, 180000",
        "1h, 3600000",
        "2d, 172800000",
        "999999999999999, 999999999999999",
        "999999999999999d, -1",
        "9999999999999999, -1",
        "-1, -1",
        "1.5s, -1",
        "s, -1",
        "'', -1",
        "5 x, -1",
        "5S, -1"
    })
    void durations(String text, long millis) {
        assertThat(Durations.parseMillis(text)).isEqualTo(millis);
    }
}
