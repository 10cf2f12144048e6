package io.sonde.smoke.s3.tests;

import java.nio.file.Path;
import java.util.List;

/**
 * One client in one version.
 *
 * @param module where the application is
 * @param libraries the module that has the client's libraries
 * @param argument what names the client to the application; empty if that has one client only
 * @param parts whether the client offers the parts of multipart uploads
 * @param streams whether a download is a stream that the application reads
 * @param retries whether the client repeats throttled requests by itself, in a way that shows
 * @param jdk the version of the JDK that it runs on
 */
record Client(
        String module, String libraries, String argument, boolean parts, boolean streams, boolean retries, int jdk) {

    private static final Path MODULES = Path.of("..").toAbsolutePath().normalize();

    /** Whether the context is among the headers that the client signs: its HTTP clients that are known write it afterwards. */
    boolean signsContext() {
        return !argument.equals("url-connection") && !argument.equals("apache");
    }

    String mainClass() {
        return "io.sonde.smoke.s3." + module + ".Application";
    }

    Path[] classPath() {
        return new Path[] {
            MODULES.resolve("scenario/target/classes"),
            MODULES.resolve(module + "/target/classes"),
            MODULES.resolve(libraries + "/target/libraries/*")
        };
    }

    String[] arguments(String... rest) {
        return argument.isEmpty()
                ? rest
                : java.util.stream.Stream.concat(java.util.stream.Stream.of(argument), List.of(rest).stream())
                        .toArray(String[]::new);
    }

    @Override
    public String toString() {
        return argument.isEmpty() ? libraries : libraries + " " + argument;
    }
}
