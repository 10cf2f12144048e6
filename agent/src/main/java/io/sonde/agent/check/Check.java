package io.sonde.agent.check;

import io.sonde.agent.diagnostics.InstrumentationReport;
import io.sonde.agent.diagnostics.InstrumentationState;
import io.sonde.agent.premain.AgentClassLoader;
import io.sonde.agent.weaving.SondeTransformer;
import io.sonde.instrumentation.InstrumentationRegistry;
import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.TargetClass;
import io.sonde.instrumentation.target.Targets;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lets the agent's own transformer see every class of an application, as if they were loaded, and tells what it did. */
final class Check {

    private static final int COLUMN = 26;
    private static final int SHOWN_CLASSES = 3;

    private final ApplicationArchive archive;
    private final AgentClassLoader agentLoader;
    private final InstrumentationReport report = new InstrumentationReport();

    Check(ApplicationArchive archive, AgentClassLoader agentLoader) {
        this.archive = archive;
        this.agentLoader = agentLoader;
    }

    void print(PrintStream out) throws IOException {
        Collection<Instrumentation> instrumentations = new ArrayList<Instrumentation>();
        Collection<String> ofJdk = new ArrayList<String>();
        for (Instrumentation instrumentation : InstrumentationRegistry.all()) {
            if (!instrumentation.isEnabledByDefault()) {
                continue;
            }
            instrumentations.add(instrumentation);
            report.enabled(instrumentation.name());
            if (isOfJdk(instrumentation)) {
                ofJdk.add(instrumentation.name());
            }
        }
        SondeTransformer transformer = new SondeTransformer(agentLoader, instrumentations, report);
        ArchiveClassLoader loader = new ArchiveClassLoader(archive, agentLoader);
        for (String name : archive.classNames()) {
            transformer.transform(loader, name, null, null, archive.classFile(name));
        }
        out.println(archive.description());
        print(out, "would be instrumented", applied());
        print(out, "left out, because something is missing", leftOut());
        print(out, "could not be woven", failures());
        print(out, "of the JDK, wherever it is used", names(ofJdk, null));
        print(out, "no such library found", names(notFound(), ofJdk));
    }

    private static boolean isOfJdk(Instrumentation instrumentation) {
        Targets targets = new Targets();
        instrumentation.declare(targets);
        if (targets.namedTargets().isEmpty()) {
            return false;
        }
        for (TargetClass target : targets.namedTargets()) {
            String name = target.name();
            if (!name.startsWith("java.")
                    && !name.startsWith("sun.")
                    && !name.startsWith("com.sun.")
                    && !name.startsWith("jdk.")) {
                return false;
            }
        }
        return true;
    }

    private List<String> applied() {
        List<String> lines = new ArrayList<String>();
        for (InstrumentationState state : report.states()) {
            Map<String, List<String>> byPlace = new TreeMap<String, List<String>>();
            for (String applied : state.applied()) {
                String className = applied.substring(0, applied.indexOf(' '));
                String place = archive.placeOf(className.replace('.', '/'));
                List<String> classes = byPlace.get(place);
                if (classes == null) {
                    classes = new ArrayList<String>();
                    byPlace.put(place, classes);
                }
                classes.add(className);
            }
            for (Map.Entry<String, List<String>> place : byPlace.entrySet()) {
                lines.add(Program.padded(state.name(), COLUMN) + place.getKey() + ": " + some(place.getValue()));
            }
        }
        return lines;
    }

    private static String some(List<String> classes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < classes.size() && i < SHOWN_CLASSES; i++) {
            text.append(i == 0 ? "" : ", ").append(classes.get(i));
        }
        if (classes.size() > SHOWN_CLASSES) {
            text.append(" and ").append(classes.size() - SHOWN_CLASSES).append(" more");
        }
        return text.toString();
    }

    private List<String> leftOut() {
        List<String> lines = new ArrayList<String>();
        for (InstrumentationState state : report.states()) {
            for (String reason : state.leftOut()) {
                int where = reason.indexOf(" is missing in ");
                lines.add(Program.padded(state.name(), COLUMN) + (where < 0 ? reason : reason.substring(0, where)));
            }
        }
        return lines;
    }

    private List<String> failures() {
        return report.transformFailures();
    }

    private List<String> notFound() {
        List<String> names = new ArrayList<String>();
        for (InstrumentationState state : report.states()) {
            if (state.applied().isEmpty() && state.leftOut().isEmpty()) {
                names.add(state.name());
            }
        }
        return names;
    }

    /** All of them in one line; none if there are none. */
    private static List<String> names(Collection<String> names, Collection<String> without) {
        StringBuilder line = new StringBuilder();
        for (String name : names) {
            if (without == null || !without.contains(name)) {
                line.append(line.length() == 0 ? "" : ", ").append(name);
            }
        }
        List<String> lines = new ArrayList<String>();
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }

    private static void print(PrintStream out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.println();
            out.println(title);
            for (String line : lines) {
                out.println("  " + line);
            }
        }
    }
}
