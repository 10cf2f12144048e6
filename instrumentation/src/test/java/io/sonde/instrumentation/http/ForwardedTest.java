package io.sonde.instrumentation.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "for=192.0.2.60;proto=http;by=203.0.113.43|for|192.0.2.60",
                "for=192.0.2.60;proto=http;by=203.0.113.43|proto|http",
                "for=192.0.2.60;proto=http;by=203.0.113.43|by|203.0.113.43",
                "For=\"[2001:db8:cafe::17]:4711\"|for|[2001:db8:cafe::17]:4711",
                "for=192.0.2.43, for=198.51.100.17;proto=https|for|192.0.2.43",
                "for=192.0.2.43, for=198.51.100.17;proto=https|proto|",
                " proto = https ; host = \"a;b,c\" |host|a;b,c",
                "for=\"a\\\"b;c\";host=x|host|x",
                "for=|for|",
                ";;for=a|for|a",
                "nonsense|for|",
                "\"unterminated;for=a|for|"
            })
    void readsTheFirstElement(String header, String parameter, String value) {
        assertThat(Forwarded.parameter(header, parameter)).isEqualTo(value);
    }

    @Test
    void takesNullForAbsent() {
        assertThat(Forwarded.parameter(null, "for")).isNull();
        assertThat(Forwarded.parameter("", "for")).isNull();
        assertThat(Forwarded.first(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a, b|a", " a |a", "\"a\",b|a", ",b|", "|"})
    void readsTheFirstOfAList(String list, String first) {
        assertThat(Forwarded.first(list)).isEqualTo(first);
    }
}
