package io.sonde.instrumentation.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which paths a pattern matches. */
final class PathPatternsTest {

    private static boolean matches(String pattern, String path) {
        PathPatterns patterns = new PathPatterns(List.of(pattern));
        boolean asString = patterns.matches(path);
        byte[] bytes = ("xx" + path + "yy").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(patterns.matches(bytes, 2, bytes.length - 2)).isEqualTo(asString);
        return asString;
    }

    @ParameterizedTest
    @CsvSource({
        "/health, /health",
        "/health, /health;jsessionid=1",
        "/health/**, /health",
        "/health/**, /health/",
        "/health/**, /health/live/x",
        "/actuator/*, /actuator/info",
        "/a/*/c, /a/b/c",
        "/a/*.png, /a/x.png",
        "/a/**/z, /a/z",
        "/a/**/z, /a/b/c/z",
        "/a/**/*.png, /a/b/c/x.png",
        "**/ping, /any/where/ping",
        "/**, /",
        "/*a*b*c, /xaybzc",
        "/**/x/*y, /x/x/x/zy",
        "/a*/b*/c, /ax/by/c"
    })
    void match(String pattern, String path) {
        assertThat(matches(pattern, path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/health, /healthy",
        "/health, /health/",
        "/health, /Health",
        "/health/**, /healthy",
        "/actuator/*, /actuator",
        "/actuator/*, /actuator/a/b",
        "/a/*/c, /a/b/b/c",
        "/a/**/z, /az",
        "/*a*b*c, /xaybz",
        "/a/**, /a/../orders",
        "/a/**, /a/..;/orders",
        "/a/**, /a/%2E%2e/orders",
        "/a/**, /a/b%2f..",
        "/a/**, /a/b%5c",
        "/a/**, /a/b%252e",
        "/a/**, /a/;x/../orders"
    })
    void doNot(String pattern, String path) {
        assertThat(matches(pattern, path)).isFalse();
    }

    @Test
    void nothing() {
        assertThat(PathPatterns.NONE.isEmpty()).isTrue();
        assertThat(PathPatterns.NONE.matches("/")).isFalse();
        assertThat(new PathPatterns(List.of("/**")).matches(null)).isFalse();
        assertThat(new PathPatterns(List.of("/**")).matches("/" + "x".repeat(5000)))
                .as("time is bounded")
                .isFalse();
    }

    /** As the regular expression that the pattern stands for. */
    @Test
    void likeARegularExpression() {
        Random random = new Random(3);
        int matched = 0;
        for (int i = 0; i < 200_000; i++) {
            String pattern = random(random, new String[] {"a", "b", "/", "*", "**", "/**"}, 7);
            String path = random(random, new String[] {"a", "b", "/"}, 8);
            if (pattern.contains("***")) {
                continue;
            }
            boolean expected = Pattern.matches(expression(pattern), path);
            assertThat(matches(pattern, path)).as(pattern + " and " + path).isEqualTo(expected);
            matched += expected ? 1 : 0;
        }
        assertThat(matched).isGreaterThan(10_000);
    }

    private static String expression(String pattern) {
        String expression = pattern.replaceAll("/\\*\\*(?=/|$)", "(/.D)?");
        return expression
                .replace("**", ".D")
                .replace("*", "[^/]S")
                .replace('D', '*')
                .replace('S', '*');
    }

    private static String random(Random random, String[] parts, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(length); i >= 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }
}
