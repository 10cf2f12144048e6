package io.sonde.instrumentation.minio;

import io.minio.Http;

/** The query as version 9 holds it. */
final class ParameterKeys implements QueryKeys {

    private final Http.QueryParameters query;

    ParameterKeys(Http.QueryParameters query) {
        this.query = query;
    }

    @Override
    public boolean contains(String key) {
        return query != null && query.containsKey(key);
    }

    @Override
    public String first(String key) {
        return contains(key) ? query.getFirst(key) : null;
    }
}
