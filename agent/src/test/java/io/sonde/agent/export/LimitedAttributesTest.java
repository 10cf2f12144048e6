package io.sonde.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.PropertySource;
import io.sonde.agent.configuration.SpanLimits;
import io.sonde.agent.conventions.SpanAttribute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What a span may hold. */
final class LimitedAttributesTest {

    private static SpanLimits limits(String count, String length) {
        Properties properties = new Properties();
        properties.setProperty("otel.span.attribute.count.limit", count);
        properties.setProperty("otel.span.attribute.value.length.limit", length);
        return new AgentConfiguration(new PropertySource(properties, name -> null)).spanLimits();
    }

    private static final class Recorded extends LimitedAttributes {

        private final Map<String, Object> written = new LinkedHashMap<>();

        Recorded(SpanLimits limits) {
            super(limits);
        }

        @Override
        void write(SpanAttribute key, String value, int characters) {
            written.put(key.key(), value.substring(0, characters));
        }

        @Override
        void write(SpanAttribute key, long value) {
            written.put(key.key(), value);
        }

        @Override
        void write(SpanAttribute key, List<String> values, int characters) {
            written.put(
                    key.key(),
                    values.stream()
                            .map(value -> value.substring(0, cut(value, characters)))
                            .toList());
        }
    }

    @Test
    void soManyAndNoLonger() {
        Recorded attributes = new Recorded(limits("3", "4"));
        attributes.put(SpanAttribute.of("a"), "123456");
        attributes.put(SpanAttribute.of("b"), List.of("12345", "1"));
        attributes.put(SpanAttribute.of("c"), 123_456L);
        attributes.put(SpanAttribute.of("d"), "x");
        attributes.put(SpanAttribute.of("e"), 1L);
        attributes.put(SpanAttribute.of("f"), List.of("x"));

        assertThat(attributes.total()).isEqualTo(6);
        assertThat(attributes.dropped()).isEqualTo(3);
        assertThat(attributes.written)
                .containsOnly(Map.entry("a", "1234"), Map.entry("b", List.of("1234", "1")), Map.entry("c", 123_456L));
        attributes.begin();
        assertThat(attributes.total()).isZero();
        assertThat(attributes.dropped()).isZero();
    }

    @Test
    void noPairIsSplit() {
        assertThat(LimitedAttributes.cut("ab\uD83D\uDE00c", 3)).isEqualTo(2);
        assertThat(LimitedAttributes.cut("ab\uD83D\uDE00c", 4)).isEqualTo(4);
        assertThat(LimitedAttributes.cut("abc", 0)).isZero();
        assertThat(LimitedAttributes.cut("abc", 9)).isEqualTo(3);
    }
}
