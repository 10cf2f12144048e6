package io.sonde.smoke.context.libraries;

import io.sonde.smoke.context.Contract;
import io.sonde.smoke.context.Way;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ways of those libraries that run in any application. */
public final class Main {

    private Main() {}

    /** @param arguments requests of each way, and how often each is sent */
    public static void main(String[] arguments) throws Exception {
        Map<String, Way> followed = new LinkedHashMap<>();
        Map<String, Way> strangers = new LinkedHashMap<>();
        NettyWays.addTo(followed);
        NettyWays.addStrangersTo(strangers);
        GuavaWays.addTo(followed);
        ExecutorWays.addTo(followed);
        Contract.run(arguments, followed, strangers);
    }
}
