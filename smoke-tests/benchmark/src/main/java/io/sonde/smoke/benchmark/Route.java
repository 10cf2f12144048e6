package io.sonde.smoke.benchmark;

/** A path of the measured service, by what a request to it causes. */
enum Route {
    PLAIN("plain HTTP", "/plain/", 5000, 1),
    QUERY("one query", "/query/", 4000, 2),
    QUERIES("twenty queries", "/queries/", 1200, 21),
    HTTP("HTTP → HTTP → query", "/http/", 2000, 4),
    GRPC("gRPC call", "/grpc/", 2500, 3),
    S3("S3 get", "/s3/", 800, 2);

    /** Paths end in a number from 1 to this. */
    static final int ITEMS = 100;

    private final String label;
    private final String prefix;
    private final int requests;
    private final int spans;

    Route(String label, String prefix, int requests, int spans) {
        this.label = label;
        this.prefix = prefix;
        this.requests = requests;
        this.spans = spans;
    }

    String label() {
        return label;
    }

    /** The path without its number. */
    String prefix() {
        return prefix;
    }

    /** How many requests make somewhat more than half a second of load on two cores. */
    int requests() {
        return requests;
    }

    /** How many spans an agent makes of one request. */
    int spans() {
        return spans;
    }
}
