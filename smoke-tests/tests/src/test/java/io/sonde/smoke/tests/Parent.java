package io.sonde.smoke.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Runs a command and prints what it wrote and how it ended. */
final class Parent {

    private Parent() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(arguments).redirectErrorStream(true).start();
        for (String line : new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            // The JVM's own line about the environment is not the program's.
            if (!line.startsWith("Picked up JAVA_TOOL_OPTIONS")) {
                System.out.println(line);
            }
        }
        System.out.println("ended with " + child.waitFor());
    }
}
