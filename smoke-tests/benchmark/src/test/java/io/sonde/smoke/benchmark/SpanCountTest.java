package io.sonde.smoke.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.Test;

class SpanCountTest {

    @Test
    void countsTheSpansOfAllScopesAndNothingElse() {
        Span span = Span.newBuilder()
                .setName("span")
                .setStartTimeUnixNano(1)
                .addAttributes(KeyValue.newBuilder().setKey("key"))
                .addEvents(Span.Event.newBuilder().setName("event"))
                .build();
        ScopeSpans scope = ScopeSpans.newBuilder().addSpans(span).addSpans(span).build();
        ResourceSpans resource = ResourceSpans.newBuilder()
                .setResource(Resource.newBuilder()
                        .addAttributes(KeyValue.newBuilder().setKey("service.name")))
                .addScopeSpans(scope)
                .addScopeSpans(scope)
                .setSchemaUrl("url")
                .build();
        byte[] request = ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(resource)
                .addResourceSpans(resource)
                .build()
                .toByteArray();

        assertThat(SpanCount.in(request)).isEqualTo(8);
        assertThat(SpanCount.in(new byte[0])).isZero();
    }
}
