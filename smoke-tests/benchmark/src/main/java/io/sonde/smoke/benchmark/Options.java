package io.sonde.smoke.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param agents with {@link Agent#NONE} at first
 * @param results where the results are written to
 * @param recordings where each service leaves a recording of the JDK's flight recorder
 */
record Options(
        List<Agent> agents,
        List<Route> routes,
        List<Sampling> samplings,
        Effort effort,
        Optional<Path> results,
        Optional<Path> recordings) {

    static final String USAGE = """
            usage: ./benchmark [--quick | --smoke] [--generations N] [--rounds N] [--starts N] [--write]
                               [--with datadog,elastic] [--without opentelemetry]
                               [--paths plain,query,queries,http,grpc,s3] [--sampling all,tenth] [--record DIRECTORY]""";

    /**
     * Reads arguments; the last of two that contradict each other counts.
     *
     * @throws IllegalArgumentException when one is not understood
     */
    static Options parse(String... arguments) {
        List<Agent> agents = new ArrayList<>(List.of(Agent.NONE, Agent.SONDE, Agent.OPENTELEMETRY));
        List<Route> routes = List.of(Route.values());
        List<Sampling> samplings = List.of(Sampling.values());
        Effort effort = Effort.FULL;
        Optional<Path> results = Optional.empty();
        Optional<Path> recordings = Optional.empty();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> effort = Effort.QUICK;
                case "--smoke" -> effort = Effort.SMOKE;
                case "--generations" -> effort = effort.withGenerations(Integer.parseInt(value(arguments, ++i)));
                case "--rounds" -> effort = effort.withRounds(Integer.parseInt(value(arguments, ++i)));
                case "--starts" -> effort = effort.withStarts(Integer.parseInt(value(arguments, ++i)));
                case "--write" -> results = Optional.of(Path.of("docs", "benchmark.md"));
                case "--with" ->
                    values(Agent.class, value(arguments, ++i)).stream()
                            .filter(agent -> !agents.contains(agent))
                            .forEach(agents::add);
                case "--without" -> agents.removeAll(values(Agent.class, value(arguments, ++i)));
                case "--paths" -> routes = values(Route.class, value(arguments, ++i));
                case "--sampling" -> samplings = values(Sampling.class, value(arguments, ++i));
                case "--record" -> recordings = Optional.of(Path.of(value(arguments, ++i)));
                default -> throw new IllegalArgumentException("not understood: " + arguments[i]);
            }
        }
        if (!agents.contains(Agent.NONE)) {
            throw new IllegalArgumentException("there is nothing to compare with");
        }
        return new Options(List.copyOf(agents), routes, samplings, effort, results, recordings);
    }

    /** The agents without {@link Agent#NONE}. */
    List<Agent> attached() {
        return agents.subList(1, agents.size());
    }

    /** All of them up at once: each agent at each sampling ratio, and the service without an agent once. */
    List<Contestant> contestants() {
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(Contestant.NONE);
        for (Sampling sampling : samplings) {
            attached().forEach(agent -> contestants.add(new Contestant(agent, sampling)));
        }
        return contestants;
    }

    private static String value(String[] arguments, int index) {
        if (index == arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + " wants a value");
        }
        return arguments[index];
    }

    private static <E extends Enum<E>> List<E> values(Class<E> type, String names) {
        return Arrays.stream(names.split(",", -1))
                .map(name -> Enum.valueOf(type, name.trim().toUpperCase(Locale.ROOT)))
                .toList();
    }
}
