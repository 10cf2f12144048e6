package io.sonde.instrumentation.grpc;

import io.grpc.Metadata;
import io.sonde.instrumentation.propagation.HeaderGetter;
import io.sonde.instrumentation.propagation.HeaderSetter;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;

/** Propagation through metadata. Stateless. */
final class MetadataHeaders implements HeaderGetter<Metadata>, HeaderSetter<Metadata> {

    static final MetadataHeaders INSTANCE = new MetadataHeaders();

    /** Keys by name: the few that propagators use. */
    private static final ConcurrentHashMap<String, Metadata.Key<String>> KEYS =
            new ConcurrentHashMap<String, Metadata.Key<String>>();

    private MetadataHeaders() {}

    private static Metadata.Key<String> key(String name) {
        Metadata.Key<String> key = KEYS.get(name);
        if (key == null) {
            key = Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
            KEYS.put(name, key);
        }
        return key;
    }

    @Override
    public String get(Metadata metadata, String name) {
        Metadata.Key<String> key = key(name);
        Iterable<String> all = metadata.getAll(key);
        if (all == null) {
            return null;
        }
        Iterator<String> values = all.iterator();
        String value = values.next();
        while (values.hasNext()) {
            value = value + ',' + values.next();
        }
        return value;
    }

    @Override
    public void set(Metadata metadata, String name, String value) {
        Metadata.Key<String> key = key(name);
        metadata.discardAll(key);
        metadata.put(key, value);
    }
}
