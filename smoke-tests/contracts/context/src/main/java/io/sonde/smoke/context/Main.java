package io.sonde.smoke.context;

import java.util.LinkedHashMap;
import java.util.Map;

/** The ways that the JDK has. */
public final class Main {

    private Main() {}

    /** @param arguments clients at once, and how many requests of each way each sends; or {@code soak} and the seconds */
    public static void main(String[] arguments) throws Exception {
        Map<String, Way> followed = new LinkedHashMap<>();
        ExecutorWays.addTo(followed);
        ForkJoinWays.addTo(followed);
        FutureWays.addTo(followed);
        NewerWays.addTo(followed);
        if (arguments[0].equals("soak")) {
            Contract.soak(Integer.parseInt(arguments[1]), followed);
            return;
        }
        Map<String, Way> strangers = new LinkedHashMap<>();
        ExecutorWays.addStrangersTo(strangers);
        HttpClientWays.addStrangersTo(strangers);
        Contract.run(arguments, followed, strangers);
    }
}
