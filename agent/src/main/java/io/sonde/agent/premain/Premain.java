package io.sonde.agent.premain;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.security.CodeSource;

/** Sets up the class loaders and hands over to the agent behind them. Never throws. */
public final class Premain {

    private Premain() {}

    /** @param startNanos {@link System#nanoTime()} at the start of premain */
    public static void start(String arguments, Instrumentation instrumentation, long startNanos) {
        try {
            String tool = JdkTool.running();
            if (tool != null) {
                if (isDebug(arguments)) {
                    say("not started: " + tool + " is a tool, not an application");
                }
                return;
            }
            if (BootstrapClasses.arePresent()) {
                say("not started twice: another -javaagent of Sonde is at work in this JVM already");
                return;
            }
            StartSteps steps = StartSteps.of(arguments, instrumentation, startNanos);
            AgentClassLoader loader = new AgentClassLoader(ownJar(), platformLoader());
            steps.done("class loader of the agent");
            String fallback = new BootstrapClasses(loader, instrumentation).define();
            steps.done("classes in the boot loader");
            Class.forName("io.sonde.agent.start.AgentStart", true, loader)
                    .getMethod(
                            "start",
                            String.class,
                            Instrumentation.class,
                            AgentClassLoader.class,
                            String.class,
                            StartSteps.class)
                    .invoke(null, arguments, instrumentation, loader, fallback, steps);
        } catch (SecurityException denied) {
            sayDenied(denied);
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof SecurityException) {
                sayDenied(failure.getCause());
                return;
            }
            say("not started, the application runs without it: " + failure.getCause());
        } catch (Throwable failure) {
            say("not started, the application runs without it: " + failure);
        }
    }

    /** Nobody has read the configuration yet, and for a tool nobody will. */
    private static boolean isDebug(String arguments) {
        return "debug".equalsIgnoreCase(System.getProperty("sonde.log.level"))
                || "debug".equalsIgnoreCase(System.getenv("SONDE_LOG_LEVEL"))
                || (arguments != null && arguments.contains("sonde.log.level=debug"));
    }

    private static void sayDenied(Throwable denied) {
        say(
                "not started, the application runs without it: the policy of the Security Manager must grant AllPermission to"
                        + " the agent's jar (" + denied.getMessage() + ")");
    }

    private static void say(String message) {
        System.err.println("[sonde] " + message);
    }

    static File ownJar() throws Exception {
        CodeSource source = Premain.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("the agent's jar cannot be found");
        }
        return new File(new URI(source.getLocation().toString()));
    }

    /** The JDK's own loader above the application's: the platform loader, on Java 8 the extension loader. */
    static ClassLoader platformLoader() {
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        while (loader.getParent() != null) {
            loader = loader.getParent();
        }
        return loader;
    }
}
