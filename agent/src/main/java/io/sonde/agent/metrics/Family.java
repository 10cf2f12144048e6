package io.sonde.agent.metrics;

/** What the registry holds: something that shows one or two metric families when it is scraped. */
abstract class Family {
    private final String name;
    private final String help;

    Family(String name, String help) {
        this.name = name;
        this.help = help;
    }

    final String name() {
        return name;
    }

    final String help() {
        return help;
    }

    /** Adds the family and its samples; called by any thread, also by several at once. */
    abstract void collect(Scrape scrape);

    /** Shows every series of the counter with that name to the reader; does nothing if this family has no such counter. */
    void read(String counterName, CounterReader reader) {}

    /** How many lookups were answered with a series whose labels say {@code other}. */
    long overflows() {
        return 0;
    }
}
