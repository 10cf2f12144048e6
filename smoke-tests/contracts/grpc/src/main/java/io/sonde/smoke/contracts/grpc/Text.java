package io.sonde.smoke.contracts.grpc;

import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Messages that are text, and the methods that take them, without generated code. */
final class Text implements MethodDescriptor.Marshaller<String> {

    static final String SERVICE = "contract.Calls";

    private Text() {}

    static MethodDescriptor<String, String> method(MethodDescriptor.MethodType type, String name) {
        return named(type, SERVICE + '/' + name);
    }

    static MethodDescriptor<String, String> named(MethodDescriptor.MethodType type, String fullName) {
        return MethodDescriptor.<String, String>newBuilder(new Text(), new Text())
                .setType(type)
                .setFullMethodName(fullName)
                .build();
    }

    @Override
    public InputStream stream(String message) {
        return new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String parse(InputStream stream) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[256];
        try {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                bytes.write(buffer, 0, read);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }
}
