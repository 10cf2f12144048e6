package io.sonde.instrumentation.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.instrumentation.fuzz.TextFuzzTest;
import io.sonde.instrumentation.fuzz.Texts;
import java.util.List;
import java.util.Random;

/** What strangers write into {@code Forwarded}, {@code Host} and any header that is captured. */
class HttpHeadersFuzzTest extends TextFuzzTest {

    HttpHeadersFuzzTest() {
        super(10_000);
    }

    @Override
    protected String text(Random random) {
        String header = Texts.one(
                random,
                "for=192.0.2.60;proto=http;by=203.0.113.43",
                "for=\"[2001:db8::1]:4711\"",
                "for=a, for=b;host=\"h:1\"",
                "h:8080",
                "[::1]:1",
                "[::1",
                "::1",
                "h:",
                ":1",
                "a,b",
                "proto=\"ht\\\"tp\"",
                "\"");
        return random.nextInt(6) == 0 ? Texts.noise(random, 40) : Texts.mutated(random, header);
    }

    @Override
    protected void check(String text) {
        for (String parameter : new String[] {"for", "host", "proto", "by"}) {
            String value = Forwarded.parameter(text, parameter);
            assertThat(value == null || (!value.isEmpty() && text.contains(value)))
                    .isTrue();
        }
        String first = Forwarded.first(text);
        assertThat(first == null || (!first.isEmpty() && text.contains(first))).isTrue();
        assertThat(HostAndPort.port(text)).isBetween(0, 65_535);
        assertThat(text).contains(HostAndPort.host(text));
        assertThat(RequestDetails.protocolVersion(text)).isNull();
        HeaderCapture capture = new HeaderCapture(List.of(text), "request");
        assertThat(capture.read("", (carrier, name) -> text)).hasSize(2).endsWith(text);
    }
}
