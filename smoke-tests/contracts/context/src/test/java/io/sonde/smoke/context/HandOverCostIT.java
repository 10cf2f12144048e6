package io.sonde.smoke.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hand-over allocates on both threads, beside what it allocates without the agent. */
class HandOverCostIT {

    private static final Pattern BYTES = Pattern.compile("(INSIDE|OUTSIDE) bytes ([0-9.]+) .*");
    private static final double MOST_WITH_A_CALL = 48;
    /** What the threads allocate beside the hand-overs, spread over all. */
    private static final double NOISE = 0.1;

    @ParameterizedTest
    @ValueSource(ints = {8, 17, 25})
    void allocates(int version) {
        Jdk jdk = Jdks.require(version);
        ContextApplication context = new ContextApplication(jdk, Cost.class);
        try (ApplicationProcess observed = context.observedAsUsual();
                ApplicationProcess unobserved = context.unobserved()) {
            double plain = least(unobserved, "OUTSIDE");
            double outside = least(observed, "OUTSIDE");
            double inside = least(observed, "INSIDE");
            System.out.println("[context] JDK " + version + ": bytes for a task " + plain + ", with the agent "
                    + outside + ", in a request " + inside);
            assertThat(outside - plain).as("without a call").isBetween(-NOISE, NOISE);
            assertThat(inside - plain).as("with a call").isBetween(1.0, MOST_WITH_A_CALL + NOISE);
        }
    }

    private static double least(ApplicationProcess application, String where) {
        List<String> lines = application.stdout();
        double least = Double.MAX_VALUE;
        for (String line : lines) {
            Matcher matcher = BYTES.matcher(line);
            if (matcher.matches() && matcher.group(1).equals(where)) {
                least = Math.min(least, Double.parseDouble(matcher.group(2)));
            }
        }
        assertThat(least).as("%s in %s", where, lines).isLessThan(Double.MAX_VALUE);
        return least;
    }
}
