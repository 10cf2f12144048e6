package io.sonde.agent.verification;

import java.util.ArrayList;
import java.util.List;

/**
 * For one method without frames: what comes to its labels from below, which is known only when the code has been gone through
 * and makes another round necessary. Each round knows less of some types than the one before, so there is a last one.
 */
final class Rounds {

    private final List<TypeState> fromBelow = new ArrayList<TypeState>();
    private boolean isAnotherNeeded;

    /** Null if nothing is known to come from below to the label, of which it is told how many are before it. */
    TypeState at(int label) {
        return label < fromBelow.size() ? fromBelow.get(label) : null;
    }

    /** @param assumed in this round; null if it was not known that the code goes there */
    void come(int label, TypeState assumed, TypeState coming) {
        TypeState common = coming;
        if (assumed != null) {
            common = assumed.copy();
            if (!common.merge(coming)) {
                return;
            }
        }
        while (fromBelow.size() <= label) {
            fromBelow.add(null);
        }
        fromBelow.set(label, common.copy());
        isAnotherNeeded = true;
    }

    /** Whether there has to be another round; asked at the end of each. */
    boolean next() {
        boolean needed = isAnotherNeeded;
        isAnotherNeeded = false;
        return needed;
    }
}
