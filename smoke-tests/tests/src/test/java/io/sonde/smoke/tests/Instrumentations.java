package io.sonde.smoke.tests;

import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code /diagnostics} of a process says of its instrumentations. */
final class Instrumentations {

    private static final Pattern ENTRY =
            Pattern.compile("\"name\": \"([^\"]+)\", \"state\": \"([^\"]+)\", \"applied\":.*?"
                    + "\"call_sites_linked\": (\\d+),.*?\"errors\": (\\d+)");

    private Instrumentations() {}

    /** One of them. */
    record State(String name, String summary, long linkedCallSites, long errors) {}

    /** The names of those that are so. */
    static Set<String> those(int agentPort, Predicate<State> sort) {
        String json = document(agentPort);
        Set<String> names = new TreeSet<>();
        Matcher matcher = ENTRY.matcher(json);
        while (matcher.find()) {
            State state = new State(
                    matcher.group(1),
                    matcher.group(2),
                    Long.parseLong(matcher.group(3)),
                    Long.parseLong(matcher.group(4)));
            if (sort.test(state)) {
                names.add(state.name());
            }
        }
        return names;
    }

    /** The whole document with its white space made single. */
    static String document(int agentPort) {
        return Http.get(URI.create("http://127.0.0.1:" + agentPort + "/diagnostics"))
                .body()
                .replaceAll("\\s+", " ");
    }
}
