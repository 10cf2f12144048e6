package io.sonde.smoke.contracts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.SpanKind;
import java.util.Map;
import java.util.TreeMap;

/** A span of the contract with all of its attributes. Immutable. */
record ExpectedSpan(String name, Map<String, Object> attributes, boolean failed) {

    /** A statement that goes well; the attributes of the database are added by {@link #of}. */
    static ExpectedSpan of(String summary, String operation, String collection, String text) {
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("db.query.summary", summary);
        attributes.put("db.operation.name", operation);
        attributes.put("db.query.text", text);
        if (!collection.isEmpty()) {
            attributes.put("db.collection.name", collection);
        }
        return new ExpectedSpan(summary, attributes, false);
    }

    ExpectedSpan with(String attribute, Object value) {
        Map<String, Object> more = new TreeMap<>(attributes);
        more.put(attribute, value);
        return new ExpectedSpan(name, more, failed);
    }

    ExpectedSpan rows(long rows) {
        return with("db.response.returned_rows", rows);
    }

    ExpectedSpan batch(long size) {
        return with("db.operation.batch.size", size);
    }

    ExpectedSpan failing(String sqlState, String exception) {
        ExpectedSpan failing = sqlState == null
                ? with("error.type", exception)
                : with("error.type", sqlState).with("db.response.status_code", sqlState);
        return new ExpectedSpan(name, failing.attributes, true);
    }

    void verify(ReceivedSpan span, Map<String, Object> database) {
        Map<String, Object> all = new TreeMap<>(attributes);
        all.putAll(database);
        assertThat(span.attributes()).as("attributes of %s", span).isEqualTo(all);
        assertThat(span.name()).isEqualTo(name);
        assertThat(span.kind()).isEqualTo(SpanKind.CLIENT);
        assertThat(span.parentSpanId()).as("parent of %s", span).isEmpty();
        assertThat(span.failed()).as("status of %s", span).isEqualTo(failed);
        assertThat(span.events()).as("events of %s", span).hasSize(failed ? 1 : 0);
    }
}
