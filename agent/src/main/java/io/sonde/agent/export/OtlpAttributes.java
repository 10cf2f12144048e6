package io.sonde.agent.export;

import io.sonde.agent.configuration.SpanLimits;
import io.sonde.agent.conventions.SpanAttribute;
import java.util.List;

/** Attributes as OTLP's {@code KeyValue} (opentelemetry/proto/common/v1/common.proto). Not thread-safe. */
final class OtlpAttributes extends LimitedAttributes {

    private static final int KEY = 1;
    private static final int VALUE = 2;
    private static final int STRING_VALUE = 1;
    private static final int INT_VALUE = 3;
    private static final int ARRAY_VALUE = 5;
    private static final int ARRAY_VALUES = 1;

    private final ProtobufWriter output;
    private final int field;

    /** @param field the number of the field that holds attributes in the message around them */
    OtlpAttributes(ProtobufWriter output, int field, SpanLimits limits) {
        super(limits);
        this.output = output;
        this.field = field;
    }

    @Override
    void write(SpanAttribute key, String value, int characters) {
        int before = output.length();
        output.text(STRING_VALUE, value, characters);
        end(key, before);
    }

    @Override
    void write(SpanAttribute key, long value) {
        int before = output.length();
        output.number(INT_VALUE, value);
        end(key, before);
    }

    @Override
    void write(SpanAttribute key, List<String> values, int characters) {
        int before = output.length();
        for (int i = values.size() - 1; i >= 0; i--) {
            int element = output.length();
            output.text(STRING_VALUE, values.get(i), cut(values.get(i), characters));
            output.message(ARRAY_VALUES, element);
        }
        output.message(ARRAY_VALUE, before);
        end(key, before);
    }

    private void end(SpanAttribute key, int before) {
        output.message(VALUE, before);
        output.bytes(KEY, key.utf8());
        output.message(field, before);
    }

    @Override
    boolean repeat(Object remembered) {
        if (!(remembered instanceof Encoded) || !hasRoomFor(((Encoded) remembered).count)) {
            return false;
        }
        Encoded encoded = (Encoded) remembered;
        output.raw(encoded.bytes);
        count(encoded.count);
        return true;
    }

    @Override
    int mark() {
        return output.length();
    }

    @Override
    Object remember(int mark, int totalAtMark) {
        return dropped() > 0 ? null : new Encoded(output.since(mark), total() - totalAtMark);
    }

    private static final class Encoded {

        private final byte[] bytes;
        private final int count;

        Encoded(byte[] bytes, int count) {
            this.bytes = bytes;
            this.count = count;
        }
    }
}
