package io.sonde.agent.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlRedactionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://user:pass@host/p?q=1 | https://REDACTED:REDACTED@host/p?q=1
            https://user@host | https://REDACTED@host
            https://a:b@c@host/ | https://REDACTED:REDACTED@host/
            //user:pass@host/ | //REDACTED:REDACTED@host/
            https://b.s3/k?X-Amz-Credential=a&X-Amz-Date=1&X-Amz-Signature=b | https://b.s3/k?X-Amz-Credential=REDACTED&X-Amz-Date=1&X-Amz-Signature=REDACTED
            https://h/?AWSAccessKeyId=a&Expires=1&Signature=b%2B | https://h/?AWSAccessKeyId=REDACTED&Expires=1&Signature=REDACTED
            /p?ACCESS_TOKEN=x&accessToken=y&access-token=z | /p?ACCESS_TOKEN=REDACTED&accessToken=REDACTED&access-token=REDACTED
            /p?api%5Fkey=x | /p?api%5Fkey=REDACTED
            /p;jsessionid=abc?x=1 | /p;jsessionid=REDACTED?x=1
            https://h/#access_token=x&state=1 | https://h/#access_token=REDACTED&state=1
            /p?token=x&to=http://u:v@h/ | /p?token=REDACTED&to=http://REDACTED:REDACTED@h/
            /p?token=a;b?c/d&e=f | /p?token=REDACTED&e=f
            /p?token=a=b&c=d | /p?token=REDACTED&c=d
            """)
    void redactsUrls(String url, String expected) {
        assertThat(UrlRedaction.url(url)).isEqualTo(expected);
        assertThat(UrlRedaction.url(expected)).isSameAs(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "https://host/p?q=1&key=2",
                "https://host/a@b?x=y@z",
                "https://h/a//b@c",
                "/p?token=",
                "/token=x",
                "/p?tokens=1",
                "?",
                "mailto:a@b",
                "/p?x",
                "https://h/?monkey=1"
            })
    void returnsTheSameInstance(String url) {
        assertThat(UrlRedaction.url(url)).isSameAs(url);
        assertThat(UrlRedaction.text(url)).isSameAs(url);
    }

    @Test
    void redactsQueries() {
        assertThat(UrlRedaction.query("password=x&a=1;sig=2")).isEqualTo("password=REDACTED&a=1;sig=REDACTED");
        String plain = "a=1&b=2";
        assertThat(UrlRedaction.query(plain)).isSameAs(plain);
        assertThat(UrlRedaction.query(null)).isNull();
        assertThat(UrlRedaction.url(null)).isNull();
        assertThat(UrlRedaction.text(null)).isNull();
    }

    @Test
    void redactsUrlsInText() {
        assertThat(UrlRedaction.text(
                        "GET \"https://u:p@h/x?token=a\" failed, see http://h2/?sig=b and /c?pwd=d, a@b.c"))
                .isEqualTo("GET \"https://REDACTED:REDACTED@h/x?token=REDACTED\" failed, see http://h2/?sig=REDACTED"
                        + " and /c?pwd=REDACTED a@b.c");
        assertThat(UrlRedaction.text("a http://u:p@h,http://v:q@h2")).doesNotContain("u:p", "v:q");
    }

    @Test
    void noSecretSurvives() {
        Random random = new Random(8);
        String[] names = {"token", "Signature", "X-Amz-Signature", "API_KEY", "password", "jwt"};
        String[] pieces = {
            "?", "&", ";", "#", "/", "@", ":", "=", "%", "a", "b=c", " ", "//", "://", "\"", "é", "%4", ","
        };
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(10); j > 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String noise = text.toString();
            assertThat(UrlRedaction.url(noise)).isNotNull();
            assertThat(UrlRedaction.query(noise)).isNotNull();
            assertThat(UrlRedaction.text(noise)).isNotNull();
            String secret = noise + "&" + names[random.nextInt(names.length)] + "=zzz";
            assertThat(UrlRedaction.url(secret)).as(secret).doesNotContain("zzz");
            assertThat(UrlRedaction.query(secret)).as(secret).doesNotContain("zzz");
            assertThat(UrlRedaction.text(secret)).as(secret).doesNotContain("zzz");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//", "http://a@", "?", "=", "&token=", "token", "%", " //", "@", "://"})
    void takesLinearTime(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            UrlRedaction.url(text);
            UrlRedaction.query(text);
            UrlRedaction.text(text);
        });
    }
}
