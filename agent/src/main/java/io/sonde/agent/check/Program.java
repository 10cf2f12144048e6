package io.sonde.agent.check;

import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.premain.AgentClassLoader;
import io.sonde.agent.start.AgentVersion;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code java -jar sonde-agent.jar}. */
public final class Program {

    private static final int SUCCESS = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final int COLUMN = 50;

    private final PrintStream out;
    private final PrintStream err;
    private final AgentClassLoader loader;

    Program(PrintStream out, PrintStream err, AgentClassLoader loader) {
        this.out = out;
        this.err = err;
        this.loader = loader;
    }

    /**
     * Called by reflection.
     *
     * @return the exit code: 1 if an archive cannot be read, 2 if the arguments are not understood
     */
    public static int run(String[] arguments, AgentClassLoader loader) throws IOException {
        return new Program(System.out, System.err, loader).run(arguments);
    }

    int run(String[] arguments) throws IOException {
        String command = arguments.length == 0 ? "--help" : arguments[0];
        if (command.equals("--help") && arguments.length <= 1) {
            help();
            return SUCCESS;
        }
        if (command.equals("--version") && arguments.length == 1) {
            out.println(AgentVersion.read());
            return SUCCESS;
        }
        if (command.equals("--check") && arguments.length > 1) {
            return check(arguments);
        }
        err.println("not understood: " + command);
        usage(err);
        return MISUSED;
    }

    private int check(String[] arguments) {
        AgentLog.threshold(AgentLog.Level.OFF);
        List<File> files = new ArrayList<File>();
        for (int i = 1; i < arguments.length; i++) {
            files.add(new File(arguments[i]));
        }
        try (ApplicationArchive archive = ApplicationArchive.open(files)) {
            new Check(archive, loader).print(out);
            return SUCCESS;
        } catch (IOException unreadable) {
            err.println("cannot be read: " + unreadable.getMessage());
            return FAILED;
        }
    }

    private void help() throws IOException {
        out.println("Sonde " + AgentVersion.read() + ", a Java agent for Java 8 and later");
        out.println();
        usage(out);
        out.println();
        out.println("It instruments");
        for (String line : supported()) {
            int tab = line.indexOf('\t');
            out.println("  " + padded(line.substring(0, tab), COLUMN) + line.substring(tab + 1));
        }
    }

    private static void usage(PrintStream to) {
        to.println("  java -javaagent:sonde-agent.jar -jar app.jar     runs an application with it");
        to.println(
                "  java -jar sonde-agent.jar --check app.jar …      says what of an application it would instrument");
        to.println("  java -jar sonde-agent.jar --version");
    }

    /** Lines of a library and its versions, with a tab between them. */
    static List<String> supported() throws IOException {
        List<String> lines = new ArrayList<String>();
        try (InputStream stream = Program.class.getResourceAsStream("supported.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        }
        return lines;
    }

    static String padded(String text, int width) {
        StringBuilder padded = new StringBuilder(text);
        do {
            padded.append(' ');
        } while (padded.length() < width);
        return padded.toString();
    }
}
