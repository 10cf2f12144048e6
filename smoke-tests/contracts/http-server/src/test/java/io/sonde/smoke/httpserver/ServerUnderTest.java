package io.sonde.smoke.httpserver;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdks;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An application on one server in one version.
 *
 * @param jdk the version of the JDK that runs it
 * @param libraries the folder of its jars; empty for none
 * @param sources the folders of its sources
 * @param jakarta whether its sources, which are written for {@code javax.servlet}, are compiled for {@code jakarta}
 */
record ServerUnderTest(
        String name,
        int jdk,
        String libraries,
        List<String> sources,
        boolean jakarta,
        Set<Feature> features,
        List<String> arguments) {

    private static final Duration START_UP = Duration.ofSeconds(60);

    /** What a server can do beyond the least that all can. */
    enum Feature {
        /** Forwards, includes, error pages and asynchronous dispatches. */
        SERVLETS,
        /** Calls for paths outside every application. */
        OUTSIDE,
        /** HTTP/2 by upgrade. */
        HTTP2
    }

    static ServerUnderTest servlets(String name, int jdk, String main, boolean jakarta, Feature... further) {
        Set<Feature> features = EnumSet.of(Feature.SERVLETS);
        features.addAll(List.of(further));
        return new ServerUnderTest(
                name + " on " + jdk, jdk, name, List.of("common", "servlet", main), jakarta, features, List.of());
    }

    static ServerUnderTest jdkServer(int jdk) {
        return new ServerUnderTest(
                "JDK " + jdk, jdk, "", List.of("common", "jdk"), false, EnumSet.noneOf(Feature.class), List.of());
    }

    static ServerUnderTest spring(String libraries, int jdk, boolean jakarta, List<String> arguments, String main) {
        return new ServerUnderTest(
                libraries + " at " + arguments,
                jdk,
                libraries,
                List.of("common", "springmvc", main),
                jakarta,
                EnumSet.noneOf(Feature.class),
                arguments);
    }

    boolean can(Feature feature) {
        return features.contains(feature);
    }

    /** The command that starts it, without the agent. */
    JavaCommand command() {
        Path[] classPath = ApplicationCompiler.classPath(this);
        return ApplicationProcess.java(Jdks.require(jdk))
                .named("server")
                .systemProperty("sun.net.httpserver.nodelay", "true")
                .main("io.sonde.smoke.server.Main", classPath)
                .arguments(arguments.toArray(new String[0]));
    }

    /** Waits until it serves, and gives its address. */
    static URI address(ApplicationProcess process) {
        return URI.create(
                process.awaitLine("^ready at (http://\\S+)$", START_UP).group(1));
    }

    @Override
    public String toString() {
        return name;
    }
}
