package io.sonde.instrumentation.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.instrumentation.fuzz.FuzzTest;
import io.sonde.instrumentation.fuzz.Linear;
import io.sonde.instrumentation.fuzz.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;

/** The matchers agree with regular expressions of the same meaning, which may take more than linear time. */
class SelectionFuzzTest {

    private static final String PLAIN = "ab/";

    @Nested
    class PathsFuzzTest extends FuzzTest {

        PathsFuzzTest() {
            super(15_000);
        }

        private static String pattern(Random random) {
            StringBuilder pattern = new StringBuilder("/");
            for (int i = random.nextInt(7); i > 0; i--) {
                pattern.append(Texts.one(random, "a", "b", "/", "*", "**", "/**", "/**/", "/*"));
            }
            // Nobody writes these, and they have no meaning of their own.
            return pattern.toString().replaceAll("\\*{3,}", "**").replaceAll("(/\\*\\*){2,}", "/**");
        }

        private static Pattern regularExpression(String pattern) {
            StringBuilder expression = new StringBuilder();
            int at = 0;
            while (at < pattern.length()) {
                if (pattern.startsWith("/**/", at)) {
                    expression.append("(?:/|/.*/)");
                    at += 4;
                } else if (pattern.startsWith("/**", at) && at + 3 == pattern.length()) {
                    expression.append("(?:/.*)?");
                    at += 3;
                } else if (pattern.startsWith("**", at)) {
                    expression.append(".*");
                    at += 2;
                } else if (pattern.charAt(at) == '*') {
                    expression.append("[^/]*");
                    at++;
                } else {
                    expression.append(pattern.charAt(at++));
                }
            }
            return Pattern.compile(expression.toString());
        }

        @Override
        protected void tryOne(Random random) {
            String pattern = pattern(random);
            String path = '/' + Texts.of(random, PLAIN, 9);
            PathPatterns patterns = new PathPatterns(List.of(pattern));
            boolean matches = patterns.matches(path);
            assertThat(matches)
                    .as("%s matches %s", pattern, path)
                    .isEqualTo(regularExpression(pattern).matcher(path).matches());
            assertThat(patterns.matches(path + ";jsessionid=1"))
                    .as("%s matches %s;…", pattern, path)
                    .isEqualTo(matches);

            String noise = Texts.mutated(random, path + Texts.one(random, "", "/../a", "/%2e%2E/", "/.", "%2f", ";x"));
            byte[] bytes = ('x' + noise + 'x').getBytes(StandardCharsets.ISO_8859_1);
            if (noise.chars().allMatch(c -> c < 0x80)) {
                assertThat(patterns.matches(bytes, 1, bytes.length - 1))
                        .as(noise)
                        .isEqualTo(patterns.matches(noise));
            }
            if (noise.contains("/..") || noise.toLowerCase(Locale.ROOT).contains("%2e")) {
                assertThat(patterns.matches(noise)).as(noise).isFalse();
            }
        }
    }

    @Nested
    class NamesFuzzTest extends FuzzTest {

        NamesFuzzTest() {
            super(10_000);
        }

        @Override
        protected void tryOne(Random random) {
            String pattern = Texts.of(random, "ab*?", 7);
            String name = Texts.of(random, "abA", 8);
            NamePatterns patterns = new NamePatterns(List.of(pattern));
            Pattern expression = Pattern.compile(pattern.replace("*", ".*").replace('?', '.'));
            assertThat(patterns.matches(name))
                    .as("%s matches %s", pattern, name)
                    .isEqualTo(expression.matcher(name).matches());
            assertThat(patterns.matchesIgnoringCase(name))
                    .as("%s matches %s", pattern, name)
                    .isEqualTo(expression.matcher(name.toLowerCase(Locale.ROOT)).matches());
        }
    }

    @Nested
    class HeadersFuzzTest extends FuzzTest {

        HeadersFuzzTest() {
            super(5_000);
        }

        @Override
        protected void tryOne(Random random) {
            String credential =
                    Texts.one(random, "authorization", "cookie", "x-api-key", "x-auth-token", "x-amz-security-token");
            String pattern = credential.substring(0, random.nextInt(credential.length()))
                    + Texts.one(random, "*", "?*", "*" + credential.charAt(credential.length() - 1), "**");
            assertThat(new HeaderSelection(List.of(pattern), List.of()).selects(credential))
                    .as(pattern)
                    .isFalse();
            assertThat(new HeaderSelection(List.of(credential.toUpperCase(Locale.ROOT)), List.of()).selects(credential))
                    .isTrue();
            assertThat(new HeaderSelection(List.of(credential), List.of(pattern)).selects(credential)
                            && new NamePatterns(List.of(pattern)).matches(credential))
                    .isFalse();
            String noise = Texts.noise(random, 20);
            assertThat(new HeaderSelection(List.of(noise), List.of()).selects(noise.toLowerCase(Locale.ROOT)))
                    .as(noise)
                    .isTrue();
        }
    }

    @Nested
    class LinearFuzzTest extends FuzzTest {

        LinearFuzzTest() {
            super(60);
        }

        @Override
        protected void tryOne(Random random) {
            String pattern = Texts.one(random, "/a/**", "/a*b", "/**/b", "/*/a", "/a/**/b*", "/**/*a*");
            PathPatterns patterns = new PathPatterns(List.of(pattern));
            Linear.check(Texts.one(random, "/a", "/", "a", "/ab", "%2", "..", ";"), 80, path -> {
                for (int i = 0; i < 20; i++) {
                    patterns.matches("/a" + path);
                }
            });
        }
    }
}
