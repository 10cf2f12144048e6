package io.sonde.agent.export;

/** Names of two words. Those that were made last are used again: a service has few routes. Not thread-safe. */
final class SpanNames {

    private static final int PLACES = 256;

    private final String[] firsts = new String[PLACES];
    private final String[] seconds = new String[PLACES];
    private final String[] names = new String[PLACES];

    /** The two words with a space between them. */
    String of(String first, String second) {
        int hash = (31 * first.hashCode() + second.hashCode()) * 0x9E3779B9;
        int place = hash >>> 24;
        if (second.equals(seconds[place]) && first.equals(firsts[place])) {
            return names[place];
        }
        String name = first + ' ' + second;
        firsts[place] = first;
        seconds[place] = second;
        names[place] = name;
        return name;
    }
}
