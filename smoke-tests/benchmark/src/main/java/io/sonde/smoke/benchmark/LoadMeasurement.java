package io.sonde.smoke.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Puts load on all contestants, which are up at once and of which one at a time is asked. Each round takes every path,
 * and on each path every contestant, another one first in the next: what drifts on the machine hits all alike.
 */
final class LoadMeasurement {

    /** The compilers' share of the CPU time at which a service counts as warm. */
    private static final double COMPILERS_AT_REST = 0.02;

    private final Options options;
    private final SinkProcess sink;
    private final ObjectServer objects;
    private final Consumer<String> progress;

    LoadMeasurement(Options options, SinkProcess sink, ObjectServer objects, Consumer<String> progress) {
        this.options = options;
        this.sink = sink;
        this.objects = objects;
        this.progress = progress;
    }

    /** Starts all contestants anew for each generation and puts load on them. */
    LoadFigures run() {
        List<Slot> slots = new ArrayList<>();
        List<Rest> rests = new ArrayList<>();
        for (int generation = 1; generation <= options.effort().generations(); generation++) {
            progress.accept(
                    "generation " + generation + " of " + options.effort().generations());
            measureGeneration(generation, slots, rests);
        }
        return new LoadFigures(slots, rests);
    }

    private void measureGeneration(int generation, List<Slot> slots, List<Rest> rests) {
        List<Service> services = new ArrayList<>();
        List<FiguresClient> figures = new ArrayList<>();
        try {
            for (Contestant contestant : options.contestants()) {
                progress.accept("starting " + contestant);
                Service service =
                        Service.start(contestant, sink.nextPort(), objects.server(), recording(contestant, generation));
                services.add(service);
                service.awaitFirstResponse();
                figures.add(service.figures());
            }
            warmUp(services);
            measureRounds(services, figures, slots);
            for (int i = 0; i < services.size(); i++) {
                rests.add(Rest.measure(services.get(i), figures.get(i)));
            }
        } finally {
            figures.forEach(FiguresClient::close);
            services.forEach(Service::close);
        }
    }

    /**
     * Until the compiler is next to idle. A request to a service that has just been started costs several times as much as one
     * after a minute, and most of that is the compiler, so what is added then says little about the hours that follow.
     */
    private void warmUp(List<Service> services) {
        for (Service service : services) {
            double share = 1;
            int passes = 0;
            while (passes < options.effort().warmUps() && share > COMPILERS_AT_REST) {
                CpuTimes before = CpuTimes.of(service.pid());
                for (Route route : options.routes()) {
                    for (int load = 0; load < route.warmUps(); load++) {
                        var unused =
                                Load.run(service.port(), route, options.effort().requests(route));
                    }
                }
                share = CpuTimes.of(service.pid()).compilersShareSince(before);
                passes++;
            }
            progress.accept("warmed up " + service.contestant() + " with " + passes
                    + " of every load; of the last the compilers took " + Numbers.fixed(100 * share, 1) + " %");
        }
        Slot.settle(options.effort().settle());
    }

    private void measureRounds(List<Service> services, List<FiguresClient> figures, List<Slot> slots) {
        try (Scraper scraper = new Scraper(services)) {
            for (int round = 0; round < options.effort().rounds(); round++) {
                progress.accept(
                        "round " + (round + 1) + " of " + options.effort().rounds());
                for (Route route : options.routes()) {
                    for (int turn = 0; turn < services.size(); turn++) {
                        int next = (turn + round) % services.size();
                        slots.add(Slot.measure(
                                services.get(next), figures.get(next), sink, route, round, options.effort()));
                    }
                }
            }
        }
    }

    private List<String> recording(Contestant contestant, int generation) {
        return options.recordings().stream()
                .map(directory -> "-XX:StartFlightRecording:settings=profile,dumponexit=true,filename="
                        + file(directory, contestant, generation))
                .toList();
    }

    private static Path file(Path directory, Contestant contestant, int generation) {
        return directory
                .toAbsolutePath()
                .resolve(contestant.agent().name().toLowerCase(Locale.ROOT) + "-"
                        + contestant.sampling().ratio() + "-" + generation + ".jfr");
    }
}
