package io.sonde.smoke.benchmark;

/** Which share of the traces is kept. */
enum Sampling {
    ALL("1", "all kept"),
    TENTH("0.1", "10 % kept");

    private final String ratio;
    private final String label;

    Sampling(String ratio, String label) {
        this.ratio = ratio;
        this.label = label;
    }

    /** As a sampler's argument. */
    String ratio() {
        return ratio;
    }

    String label() {
        return label;
    }
}
