package io.sonde.instrumentation.selection;

import java.util.List;

/**
 * A list of patterns in which {@code *} stands for any characters, none included, and {@code ?} for one. Matching allocates
 * nothing. Immutable.
 */
public final class NamePatterns {

    private final String[] patterns;

    public NamePatterns(List<String> patterns) {
        this.patterns = patterns.toArray(new String[0]);
    }

    public boolean isEmpty() {
        return patterns.length == 0;
    }

    /** Whether one of the patterns matches the whole name. */
    public boolean matches(String name) {
        for (String pattern : patterns) {
            if (matches(pattern, name, false)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The same, whatever the case of the name's ASCII letters.
     *
     * @param name its like among the patterns is in lower case
     */
    public boolean matchesIgnoringCase(String name) {
        for (String pattern : patterns) {
            if (matches(pattern, name, true)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the patterns is the name itself, without wildcards. */
    public boolean names(String name) {
        for (String pattern : patterns) {
            if (pattern.equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static char charAt(String name, int index, boolean lowerCase) {
        char character = name.charAt(index);
        return lowerCase && character >= 'A' && character <= 'Z' ? (char) (character + ('a' - 'A')) : character;
    }

    private static boolean matches(String pattern, String name, boolean lowerCase) {
        int at = 0;
        int inPattern = 0;
        int star = -1;
        int starredTo = 0;
        while (at < name.length()) {
            char expected = inPattern < pattern.length() ? pattern.charAt(inPattern) : 0;
            if (inPattern < pattern.length() && expected == '*') {
                star = inPattern++;
                starredTo = at;
            } else if (inPattern < pattern.length() && (expected == '?' || expected == charAt(name, at, lowerCase))) {
                inPattern++;
                at++;
            } else if (star >= 0) {
                inPattern = star + 1;
                at = ++starredTo;
            } else {
                return false;
            }
        }
        while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
            inPattern++;
        }
        return inPattern == pattern.length();
    }
}
