package io.sonde.smoke.context.reactor;

import io.sonde.smoke.context.Contract;
import io.sonde.smoke.context.Way;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ways that Reactor has. */
public final class Main {

    private Main() {}

    /** @param arguments clients at once, and how many requests of each way each sends */
    public static void main(String[] arguments) throws Exception {
        Map<String, Way> followed = new LinkedHashMap<>();
        SchedulerWays.addTo(followed);
        TimeWays.addTo(followed);
        SourceWays.addTo(followed);
        SharedWays.addTo(followed);
        DisposingWays.addTo(followed);
        StrangeWays.addTo(followed);
        LambdaWays.addTo(followed);
        if (exists("reactor.core.publisher.Sinks")) {
            SinkWays.addTo(followed);
        }
        Map<String, Way> strangers = new LinkedHashMap<>();
        SchedulerWays.addStrangersTo(strangers);
        LambdaWays.addStrangersTo(strangers);
        Contract.run(arguments, followed, strangers);
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException before) {
            return false;
        }
    }
}
