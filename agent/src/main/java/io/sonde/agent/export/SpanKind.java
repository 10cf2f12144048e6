package io.sonde.agent.export;

/** What a span stands for, with its number in OTLP. */
enum SpanKind {
    INTERNAL(1),
    SERVER(2),
    CLIENT(3);

    private final int otlp;

    SpanKind(int otlp) {
        this.otlp = otlp;
    }

    int otlp() {
        return otlp;
    }
}
