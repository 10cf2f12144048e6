package io.sonde.instrumentation.grpc;

import io.grpc.Metadata;
import io.sonde.instrumentation.call.RpcCall;
import io.sonde.instrumentation.selection.HeaderSelection;
import io.sonde.instrumentation.target.InstrumentationSettings;
import java.util.ArrayList;
import java.util.List;

/** Records the chosen metadata of one side's requests. Binary values are never recorded. Immutable. */
final class MetadataCapture {

    static final MetadataCapture CLIENT = new MetadataCapture("client");
    static final MetadataCapture SERVER = new MetadataCapture("server");

    private final HeaderSelection selection;

    private MetadataCapture(String side) {
        String prefix = "otel.instrumentation.grpc." + side + ".request-metadata.";
        selection = new HeaderSelection(
                InstrumentationSettings.list(prefix + "included"), InstrumentationSettings.list(prefix + "excluded"));
    }

    boolean isOn() {
        return !selection.isEmpty();
    }

    /** To be called where the metadata belongs to the thread. */
    void capture(Metadata metadata, RpcCall call) {
        List<String> captured = new ArrayList<String>();
        for (String name : metadata.keys()) {
            if (isText(name) && selection.selects(name)) {
                Iterable<String> values = metadata.getAll(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
                if (values != null) {
                    for (String value : values) {
                        captured.add(name);
                        captured.add(value);
                    }
                }
            }
        }
        if (!captured.isEmpty()) {
            call.capturedMetadata(captured.toArray(new String[0]));
        }
    }

    /**
     * Whether that is not a binary header, nor one of HTTP/2's own, nor one with characters that a key must not have: the
     * names come from outside, and the library makes no key of any.
     */
    private static boolean isText(String name) {
        if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            boolean allowed = (character >= 'a' && character <= 'z')
                    || (character >= '0' && character <= '9')
                    || character == '-'
                    || character == '_'
                    || character == '.';
            if (!allowed) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
