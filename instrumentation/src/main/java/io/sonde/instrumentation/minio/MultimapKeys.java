package io.sonde.instrumentation.minio;

import com.google.common.collect.Multimap;
import java.util.Map;

/** The query as version 8 holds it. */
final class MultimapKeys implements QueryKeys {

    private final Multimap<?, ?> query;

    MultimapKeys(Multimap<?, ?> query) {
        this.query = query;
    }

    @Override
    public boolean contains(String key) {
        return query != null && query.containsKey(key);
    }

    @Override
    public String first(String key) {
        if (contains(key)) {
            for (Map.Entry<?, ?> parameter : query.entries()) {
                if (parameter.getKey().equals(key)) {
                    return String.valueOf(parameter.getValue());
                }
            }
        }
        return null;
    }
}
