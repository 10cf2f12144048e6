package io.sonde.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Read by Protocol Buffers' own reader. */
final class ProtobufWriterTest {

    private final ProtobufWriter writer = new ProtobufWriter();

    private CodedInputStream read() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.writeTo(bytes);
        return CodedInputStream.newInstance(bytes.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 16_383, 16_384, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void numbers(long value) throws IOException {
        writer.identifier(4, value, ~value);
        writer.fixed32(16, (int) value);
        writer.fixed64(7, value);
        writer.number(2047, value);

        CodedInputStream input = read();
        assertThat(input.readTag()).isEqualTo(2047 << 3 | WireFormat.WIRETYPE_VARINT);
        assertThat(input.readInt64()).isEqualTo(value);
        assertThat(input.readTag()).isEqualTo(7 << 3 | WireFormat.WIRETYPE_FIXED64);
        assertThat(input.readFixed64()).isEqualTo(value);
        assertThat(input.readTag()).isEqualTo(16 << 3 | WireFormat.WIRETYPE_FIXED32);
        assertThat(input.readFixed32()).isEqualTo((int) value);
        assertThat(input.readTag()).isEqualTo(4 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED);
        java.nio.ByteBuffer identifier = java.nio.ByteBuffer.wrap(input.readByteArray());
        assertThat(identifier.getLong()).isEqualTo(value);
        assertThat(identifier.getLong()).isEqualTo(~value);
        assertThat(input.isAtEnd()).isTrue();
    }

    /** The seed is fixed, so that a failure comes again. */
    @Test
    void textsAsTheJdkEncodesThem() throws IOException {
        Random random = new Random(4711);
        char[] kinds = {'a', 'ä', '\u07FF', '\u0800', '€', '\uFFFF', '\uD83D', '\uDE00', '\uDBFF', '\uDFFF', 0};
        for (int round = 0; round < 5000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(40) * random.nextInt(40);
            for (int i = 0; i < length; i++) {
                text.append(random.nextInt(3) == 0 ? kinds[random.nextInt(kinds.length)] : (char) random.nextInt(128));
            }
            int characters = LimitedAttributes.cut(text.toString(), random.nextInt(length + 1));
            writer.clear();
            writer.text(5, text.toString(), characters);
            CodedInputStream input = read();
            assertThat(input.readTag()).isEqualTo(5 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED);
            assertThat(input.readByteArray())
                    .isEqualTo(text.substring(0, characters).getBytes(StandardCharsets.UTF_8));
            assertThat(input.isAtEnd()).isTrue();
        }
    }

    @Test
    void whatIsTakenBackIsGone() throws IOException {
        writer.number(1, 1);
        int length = writer.length();
        writer.text(2, "x".repeat(100_000), 100_000);
        writer.back(length);
        writer.number(3, 3);
        CodedInputStream input = read();
        assertThat(input.readTag()).isEqualTo(3 << 3);
        assertThat(input.readInt64()).isEqualTo(3);
        assertThat(input.readTag()).isEqualTo(1 << 3);
        assertThat(input.readInt64()).isEqualTo(1);
        assertThat(input.isAtEnd()).isTrue();
    }

    @Test
    void anUnusualMessageIsNotKept() {
        writer.text(1, "x".repeat(3_000_000), 3_000_000);
        assertThat(writer.length()).isGreaterThan(3_000_000);
        writer.clear();
        assertThat(writer.length()).isZero();
        writer.number(1, 1);
        assertThat(writer.length()).isEqualTo(2);
    }
}
