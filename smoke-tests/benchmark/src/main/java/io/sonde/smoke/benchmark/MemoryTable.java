package io.sonde.smoke.benchmark;

import java.util.List;

/** What a service has in memory once it has been under load. */
final class MemoryTable {

    private final Options options;
    private final LoadFigures load;

    MemoryTable(Options options, LoadFigures load) {
        this.options = options;
        this.load = load;
    }

    Table render() {
        Table table = new Table(List.of("after load", "resident", "added", "live heap", "added", "added together"));
        for (Contestant contestant : options.contestants()) {
            table.row(List.of(
                    contestant.toString(),
                    Numbers.mega(resident(contestant)),
                    Numbers.mega(addedResident(contestant)),
                    Numbers.mega(live(contestant)),
                    Numbers.mega(addedLive(contestant)),
                    Numbers.mega(added(contestant))));
        }
        return table;
    }

    /** Resident memory beside the heap, which is as big for all, and what lives in the heap. */
    double added(Contestant contestant) {
        return addedResident(contestant) + addedLive(contestant);
    }

    private double resident(Contestant contestant) {
        return load.of(contestant, last(), Slot::residentBytes).median();
    }

    private double addedResident(Contestant contestant) {
        return load.added(contestant, last(), Slot::residentBytes).median();
    }

    private double addedLive(Contestant contestant) {
        return live(contestant) - live(Contestant.NONE);
    }

    private double live(Contestant contestant) {
        return load.atEnd(contestant, Rest::liveBytes).median();
    }

    private Route last() {
        return options.routes().get(options.routes().size() - 1);
    }
}
