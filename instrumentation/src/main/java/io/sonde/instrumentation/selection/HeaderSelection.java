package io.sonde.instrumentation.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Chooses headers by patterns, in any case. What may be a credential is chosen only by its exact name, never by a pattern
 * with wildcards. Immutable.
 */
public final class HeaderSelection {

    /** Parts of the names of headers that carry credentials. */
    private static final String[] CREDENTIALS = {
        "auth",
        "cookie",
        "token",
        "secret",
        "password",
        "passwd",
        "credential",
        "signature",
        "session",
        "jwt",
        "assertion",
        "api-key",
        "apikey",
        "api_key",
        "access-key",
        "accesskey",
        "private-key",
        "csrf",
        "xsrf",
        "x-amz-security"
    };

    private final NamePatterns included;
    private final NamePatterns excluded;

    /** @param excluded wins over what is included */
    public HeaderSelection(List<String> included, List<String> excluded) {
        this.included = new NamePatterns(lowerCase(included));
        this.excluded = new NamePatterns(lowerCase(excluded));
    }

    private static List<String> lowerCase(List<String> names) {
        List<String> lowerCase = new ArrayList<String>();
        for (String name : names) {
            lowerCase.add(name.toLowerCase(Locale.ROOT));
        }
        return lowerCase;
    }

    /** Whether nothing is ever chosen. */
    public boolean isEmpty() {
        return included.isEmpty();
    }

    /** @param header its name in lower case */
    public boolean selects(String header) {
        if (excluded.matches(header)) {
            return false;
        }
        return included.names(header) || (included.matches(header) && !mayBeCredential(header));
    }

    private static boolean mayBeCredential(String header) {
        for (String part : CREDENTIALS) {
            if (header.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
