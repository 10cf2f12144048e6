package io.sonde.instrumentation.minio;

/** The parameters of a request's query, however the version holds them. */
interface QueryKeys {

    boolean contains(String key);

    /** The first value of the parameter; null if there is none. */
    String first(String key);
}
