package io.sonde.smoke.context.libraries;

import io.sonde.smoke.context.Contract;
import io.sonde.smoke.context.Way;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ways of those libraries that run in any application. */
public final class Main {

    private Main() {}

    /** @param arguments clients at once, and how many requests of each way each sends */
    public static void main(String[] arguments) throws Exception {
        Map<String, Way> followed = new LinkedHashMap<>();
        Map<String, Way> strangers = new LinkedHashMap<>();
        NettyWays.addTo(followed);
        NettyWays.addStrangersTo(strangers);
        GuavaWays.addTo(followed);
        ExecutorWays.addTo(followed);
        JettyWays.addTo(followed);
        if (exists("org.springframework.web.servlet.DispatcherServlet")) {
            SpringWays.addTo(followed);
        }
        HikariWays.addStrangersTo(strangers);
        Contract.run(arguments, followed, strangers);
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
