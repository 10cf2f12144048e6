package io.sonde.agent.configuration;

import java.util.Collection;
import java.util.Locale;

/** Names each property of the agent's or OpenTelemetry's that is set but has no effect, once, with the nearest that has one. */
final class UnknownProperties {

    /** Beyond so many edits a name is not a slip of the one that is known. */
    private static final int MAXIMUM_DISTANCE = 4;

    private UnknownProperties() {}

    static void report(PropertySource source) {
        for (String name : source.namesBeginning("otel.")) {
            if (KnownProperties.isSwitch(name)) {
                source.bool(name, true);
            } else if (!KnownProperties.isKnown(name)) {
                source.problem(name + " is not supported and has no effect");
            }
        }
        for (String name : source.namesBeginning("sonde.")) {
            if (!KnownProperties.isKnown(name)) {
                String nearest = nearest(name);
                source.problem(name + " is unknown and has no effect"
                        + (nearest == null ? "" : "; did you mean " + nearest + '?'));
            }
        }
        reportVariables(source);
    }

    /** @param instrumentations the names of those that exist */
    static void reportSwitches(PropertySource source, Collection<String> instrumentations) {
        for (String name : source.namesBeginning(KnownProperties.SWITCH_PREFIX)) {
            if (KnownProperties.isSwitch(name) && !isSwitchOf(name, instrumentations, false)) {
                source.problem(name + " has no effect: there is no instrumentation of that name");
            }
        }
        for (String variable :
                source.variablesBeginning(PropertySource.environmentName(KnownProperties.SWITCH_PREFIX))) {
            if (variable.endsWith(PropertySource.environmentName(KnownProperties.SWITCH_SUFFIX))
                    && !KnownProperties.isKnownVariable(variable)
                    && !isSwitchOf(variable, instrumentations, true)) {
                source.problem(variable + " has no effect: there is no instrumentation of that name");
            }
        }
    }

    private static boolean isSwitchOf(String name, Collection<String> instrumentations, boolean variable) {
        for (String instrumentation : instrumentations) {
            String property = KnownProperties.SWITCH_PREFIX + instrumentation + KnownProperties.SWITCH_SUFFIX;
            if (name.equals(variable ? PropertySource.environmentName(property) : property)) {
                return true;
            }
        }
        return false;
    }

    /** A variable that begins with SONDE_ may be anybody's; one that is nearly a property's is a slip. */
    private static void reportVariables(PropertySource source) {
        for (String variable : source.variablesBeginning("OTEL_")) {
            if (!isKnownVariable(variable)) {
                source.problem(variable + " is not supported and has no effect");
            }
        }
        for (String variable : source.variablesBeginning("SONDE_")) {
            if (!isKnownVariable(variable)) {
                String nearest = nearest(variable.toLowerCase(Locale.ROOT).replace('_', '.'));
                if (nearest != null) {
                    source.problem(variable + " is unknown and has no effect; did you mean "
                            + PropertySource.environmentName(nearest) + '?');
                }
            }
        }
    }

    private static boolean isKnownVariable(String variable) {
        return KnownProperties.isKnownVariable(variable)
                || (variable.startsWith(PropertySource.environmentName(KnownProperties.SWITCH_PREFIX))
                        && variable.endsWith(PropertySource.environmentName(KnownProperties.SWITCH_SUFFIX)));
    }

    /** The known name of the agent's own that is nearest; null if none is near. */
    static String nearest(String name) {
        String nearest = null;
        int smallest = MAXIMUM_DISTANCE + 1;
        for (Property property : KnownProperties.all()) {
            if (property.name().startsWith("sonde.")) {
                int distance = distance(name.replace('-', '.'), property.name().replace('-', '.'));
                if (distance < smallest) {
                    smallest = distance;
                    nearest = property.name();
                }
            }
        }
        return nearest;
    }

    /** How many characters must be put in, taken out, replaced or swapped with the next (Damerau 1964, Levenshtein 1966). */
    static int distance(String one, String other) {
        int[] beforePrevious = new int[other.length() + 1];
        int[] previous = new int[other.length() + 1];
        int[] current = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    current[j] = Math.min(current[j], 1 + beforePrevious[j - 2]);
                }
            }
            int[] free = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = free;
        }
        return previous[other.length()];
    }
}
