package io.sonde.smoke.benchmark;

/** A path of the measured service, by what a request to it causes. */
enum Route {
    PLAIN("plain HTTP", "/plain/", 20_000, 1, 1),
    QUERY("one query", "/query/", 14_000, 1, 2),
    QUERIES("twenty queries", "/queries/", 1500, 4, 21),
    HTTP("HTTP → HTTP → query", "/http/", 5000, 1, 4),
    GRPC("gRPC call", "/grpc/", 5000, 1, 3),
    S3("S3 get", "/s3/", 2000, 1, 2);

    /** Paths end in a number from 1 to this. */
    static final int ITEMS = 100;

    private final String label;
    private final String prefix;
    private final int requests;
    private final int bursts;
    private final int spans;

    Route(String label, String prefix, int requests, int bursts, int spans) {
        this.label = label;
        this.prefix = prefix;
        this.requests = requests;
        this.bursts = bursts;
        this.spans = spans;
    }

    String label() {
        return label;
    }

    /** The path without its number. */
    String prefix() {
        return prefix;
    }

    /**
     * How many requests are sent at a stretch: half a second and more of load on two cores, but fewer spans than a queue
     * holds.
     */
    int requests() {
        return requests;
    }

    /** How many such stretches make a measurement. After each of them the service may send what is queued. */
    int bursts() {
        return bursts;
    }

    /**
     * How many such stretches make a pass of the warm-up. The SDK's path is the longest by far, and what the compiler makes of it goes on
     * changing for a hundred thousand requests: by 2 KB of objects that it no longer needs to make.
     */
    int warmUps() {
        return this == S3 ? 4 : 1;
    }

    /** How many spans an agent makes of one request. */
    int spans() {
        return spans;
    }
}
