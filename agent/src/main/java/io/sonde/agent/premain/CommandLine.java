package io.sonde.agent.premain;

import java.lang.reflect.InvocationTargetException;

/** The agent's jar run as a program: sets up the agent's class loader and hands over. */
public final class CommandLine {

    private static final int FAILED = 1;

    private CommandLine() {}

    /** @return the exit code */
    public static int run(String[] arguments) {
        try {
            AgentClassLoader loader = new AgentClassLoader(Premain.ownJar(), Premain.platformLoader());
            Object exitCode = Class.forName("io.sonde.agent.check.Program", true, loader)
                    .getMethod("run", String[].class, AgentClassLoader.class)
                    .invoke(null, arguments, loader);
            return (Integer) exitCode;
        } catch (InvocationTargetException failure) {
            System.err.println("[sonde] " + failure.getCause());
        } catch (Throwable failure) {
            System.err.println("[sonde] " + failure);
        }
        return FAILED;
    }
}
