package io.sonde.smoke.contracts.httpclient;

import java.util.List;

/**
 * A client on a JDK.
 *
 * @param gets the ways to make a request without a body
 * @param posts the ways to make one with a body
 */
record Subject(Kind kind, int jdk, List<String> gets, List<String> posts) {

    enum Kind {
        HTTP_URL_CONNECTION("HttpUrlConnectionApplication"),
        JAVA_HTTP_CLIENT("JavaHttpClientApplication");

        private final String application;

        Kind(String application) {
            this.application = application;
        }
    }

    static Subject httpUrlConnection(int jdk) {
        return new Subject(
                Kind.HTTP_URL_CONNECTION,
                jdk,
                List.of("response-code", "connect", "header-field", "input-stream", "threads"),
                List.of("buffered", "chunked", "fixed", "connect", "expect-continue"));
    }

    static Subject javaHttpClient(int jdk) {
        List<String> ways = List.of("send", "async", "push", "delegating");
        return new Subject(Kind.JAVA_HTTP_CLIENT, jdk, ways, ways);
    }

    String mainClass() {
        return "io.sonde.smoke.contracts.httpclient." + kind.application;
    }

    /** The plainest way. */
    String way() {
        return gets.get(0);
    }

    /** The ways whose failures are thrown as the application called: the last ones read twice. */
    List<String> failing() {
        return kind == Kind.HTTP_URL_CONNECTION ? List.of("response-code", "connect", "input-stream") : gets;
    }

    boolean isJavaHttpClient() {
        return kind == Kind.JAVA_HTTP_CLIENT;
    }

    @Override
    public String toString() {
        return kind + " on JDK " + jdk;
    }
}
