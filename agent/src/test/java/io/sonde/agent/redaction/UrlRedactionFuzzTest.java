package io.sonde.agent.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.instrumentation.fuzz.FuzzTest;
import io.sonde.instrumentation.fuzz.Linear;
import io.sonde.instrumentation.fuzz.TextFuzzTest;
import io.sonde.instrumentation.fuzz.Texts;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** Neither user-info nor the value of a secret parameter is left of a URL, wherever it stands. */
class UrlRedactionFuzzTest {

    /** In secrets alone. */
    private static final String SECRET = "Q\u0416\u00fe\u00df";

    private static final String[] NAMES = {
        "X-Amz-Signature",
        "X-Amz-Credential",
        "X-Amz-Security-Token",
        "AWSAccessKeyId",
        "Signature",
        "X-Goog-Signature",
        "X-Goog-Credential",
        "sig",
        "access_token",
        "id_token",
        "api-key",
        "apikey",
        "password",
        "client_secret",
        "jwt",
        "sid"
    };
    private static final String[] PLAIN = {
        "a=1", "page=2", "X-Amz-Date=20260101T000000Z", "se=2026", "sv=2020", "x", "", "q=é"
    };

    private static String secret(Random random) {
        // What a signature or a token may hold in a query.
        return SECRET.charAt(random.nextInt(SECRET.length()))
                + Texts.of(random, SECRET + "aB1%2F%2B=+/:@,;!*'()~._-", 12)
                + SECRET.charAt(random.nextInt(SECRET.length()));
    }

    private static String name(Random random) {
        String name = Texts.one(random, NAMES);
        return switch (random.nextInt(6)) {
            case 0 -> name.toUpperCase(Locale.ROOT);
            case 1 -> name.toLowerCase(Locale.ROOT);
            case 2 -> {
                int at = random.nextInt(name.length());
                yield name.substring(0, at) + String.format("%%%02x", (int) name.charAt(at)) + name.substring(at + 1);
            }
            default -> name;
        };
    }

    private static String query(Random random) {
        StringBuilder query = new StringBuilder();
        int parameters = 1 + random.nextInt(5);
        for (int i = 0; i < parameters; i++) {
            query.append(i == 0 ? "" : "&");
            if (random.nextBoolean()) {
                query.append(name(random)).append('=').append(secret(random));
            } else {
                query.append(Texts.one(random, PLAIN));
            }
        }
        return query.toString();
    }

    private static String url(Random random) {
        StringBuilder url = new StringBuilder(Texts.one(random, "https://", "http://", "//", "jdbc:x://", "s3://"));
        if (random.nextInt(3) == 0) {
            url.append(SECRET.charAt(random.nextInt(4))).append(Texts.of(random, SECRET + "aB1.!*'()$,;+:_-%@=", 8));
            url.append(Texts.one(random, ":", ""))
                    .append(SECRET.charAt(random.nextInt(4)))
                    .append('@');
        }
        url.append(Texts.one(random, "host", "b.s3.example:443", "[::1]:8080", ""));
        url.append(Texts.one(random, "", "/", "/a/b", "/a//b", "/a@b:c", "/p;v=1"));
        if (random.nextInt(4) == 0) {
            url.append("/p;jsessionid=")
                    .append(SECRET.charAt(random.nextInt(4)))
                    .append(Texts.of(random, SECRET, 5));
        }
        if (random.nextInt(4) > 0) {
            url.append('?').append(query(random));
        }
        if (random.nextInt(5) == 0) {
            url.append('#').append(random.nextBoolean() ? "top" : query(random).replace('?', '.'));
        }
        return url.toString();
    }

    private static void assertNoSecret(String text) {
        for (int i = 0; i < SECRET.length(); i++) {
            assertThat(text.indexOf(SECRET.charAt(i))).as(text).isNegative();
        }
    }

    @Nested
    class SecretsFuzzTest extends TextFuzzTest {

        SecretsFuzzTest() {
            super(5_000);
        }

        @Override
        protected String text(Random random) {
            return url(random);
        }

        @Override
        protected void check(String text) {
            String redacted = UrlRedaction.url(text);
            assertNoSecret(redacted);
            assertThat(UrlRedaction.url(redacted)).isSameAs(redacted);
            assertNoSecret(UrlRedaction.text("GET \"" + text + "\" failed: <" + text + "> and " + text));
            assertNoSecret(ExceptionText.message(new IllegalStateException("refused by " + text)));
            int mark = text.indexOf('?');
            int hash = text.indexOf('#');
            if (mark >= 0 && (hash < 0 || mark < hash)) {
                assertNoSecret(UrlRedaction.query(text.substring(mark + 1)));
            }
        }
    }

    @Nested
    class NoiseFuzzTest extends TextFuzzTest {

        NoiseFuzzTest() {
            super(5_000);
        }

        @Override
        protected String text(Random random) {
            return Texts.mutated(random, random.nextBoolean() ? url(random) : Texts.noise(random, 60));
        }

        @Override
        protected void check(String text) {
            for (String redacted :
                    new String[] {UrlRedaction.url(text), UrlRedaction.query(text), UrlRedaction.text(text)}) {
                assertThat(redacted.length()).isLessThanOrEqualTo(16 + 8 * text.length());
            }
            String redacted = UrlRedaction.url(text);
            assertThat(UrlRedaction.url(redacted)).isSameAs(redacted);
        }
    }

    @Nested
    class LinearFuzzTest extends FuzzTest {

        LinearFuzzTest() {
            super(60);
        }

        @Override
        protected void tryOne(Random random) {
            StringBuilder piece = new StringBuilder();
            for (int i = random.nextInt(4); i >= 0; i--) {
                piece.append(Texts.one(
                        random, "@", ":", "/", "//", "?", "=", "&", ";", "#", "://", "(//", "token", "sig=", "%", "%74",
                        " ", "a"));
            }
            int times = 3_500 / piece.length();
            Linear.check(piece.toString(), times, UrlRedaction::url);
            Linear.check(piece.toString(), times, UrlRedaction::text);
        }
    }
}
