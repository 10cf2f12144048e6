package io.sonde.smoke.stock.api;

import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Numbers as decimal digits. Stateless. */
enum DecimalMarshaller implements MethodDescriptor.Marshaller<Integer> {
    INSTANCE;

    @Override
    public InputStream stream(Integer value) {
        return new ByteArrayInputStream(value.toString().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public Integer parse(InputStream stream) {
        StringBuilder digits = new StringBuilder();
        try {
            for (int next = stream.read(); next >= 0; next = stream.read()) {
                digits.append((char) next);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Integer.valueOf(digits.toString());
    }
}
