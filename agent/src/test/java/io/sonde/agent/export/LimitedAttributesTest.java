package io.sonde.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.PropertySource;
import io.sonde.agent.configuration.SpanLimits;
import java.util.List;
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

    @Test
    void soManyAndNoLonger() {
        LimitedAttributes attributes = new LimitedAttributes(limits("3", "4"));
        attributes.put(AttributeKey.stringKey("a"), "123456");
        attributes.put(AttributeKey.stringArrayKey("b"), List.of("12345", "1"));
        attributes.put(AttributeKey.longKey("c"), 123_456L);
        attributes.put(AttributeKey.stringKey("d"), "x");
        attributes.put(AttributeKey.longKey("e"), 1L);
        attributes.put(AttributeKey.stringArrayKey("f"), List.of("x"));

        assertThat(attributes.total()).isEqualTo(6);
        assertThat(attributes.build().asMap())
                .containsOnly(
                        java.util.Map.entry(AttributeKey.stringKey("a"), "1234"),
                        java.util.Map.entry(AttributeKey.stringArrayKey("b"), List.of("1234", "1")),
                        java.util.Map.entry(AttributeKey.longKey("c"), 123_456L));
    }

    @Test
    void noPairIsSplit() {
        assertThat(LimitedAttributes.cut("ab\uD83D\uDE00c", 3)).isEqualTo("ab");
        assertThat(LimitedAttributes.cut("ab\uD83D\uDE00c", 4)).isEqualTo("ab\uD83D\uDE00");
        assertThat(LimitedAttributes.cut("abc", 0)).isEmpty();
    }
}
