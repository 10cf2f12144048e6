package io.sonde.agent.configuration;

import io.sonde.agent.logging.AgentLog;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows the configuration file. It is read when it has changed and then stayed the same from one look to the next, so that
 * no half-written one is taken; a broken one changes nothing. Used by one thread.
 */
public final class WatchedConfiguration {

    private final File file;
    private PropertySource inForce;
    private long readModified;
    private long readLength;
    private long seenModified;
    private long seenLength;

    WatchedConfiguration(PropertySource inForce) {
        this.inForce = inForce;
        this.file = new File(inForce.filePath());
        readModified = file.lastModified();
        readLength = file.length();
        seenModified = readModified;
        seenLength = readLength;
    }

    /** Told of a configuration that is to be in force from now on. */
    public interface Listener {
        void changed(LiveConfiguration live);
    }

    /** Looks at the file. */
    public void look(Listener listener) {
        long modified = file.lastModified();
        long length = file.length();
        boolean settled = modified == seenModified && length == seenLength;
        seenModified = modified;
        seenLength = length;
        if (!settled || (modified == readModified && length == readLength)) {
            return;
        }
        readModified = modified;
        readLength = length;
        reread(listener);
    }

    private void reread(Listener listener) {
        PropertySource fresh = inForce.reread();
        if (fresh.fileProblem() != null) {
            AgentLog.warn(fresh.fileProblem() + "; the configuration stays as it was");
            return;
        }
        LiveConfiguration live = new LiveConfiguration(fresh);
        List<String> broken = newProblems(fresh);
        if (!broken.isEmpty()) {
            AgentLog.warn(file + " changes nothing: " + withoutConsequence(broken.get(0)));
            return;
        }
        UnknownProperties.report(fresh);
        for (String unknown : newProblems(fresh)) {
            AgentLog.warn(unknown);
        }
        apply(fresh, live, listener);
        for (String known : inForce.problems()) {
            fresh.problem(known);
        }
        inForce = fresh;
    }

    /** The line is written under the more talkative of the two log levels. */
    private void apply(PropertySource fresh, LiveConfiguration live, Listener listener) {
        List<String> changes = new ArrayList<String>();
        List<String> later = new ArrayList<String>();
        compare(fresh, changes, later);
        if (changes.isEmpty() && later.isEmpty()) {
            return;
        }
        String line = "configuration changed: "
                + (changes.isEmpty() ? "nothing that takes effect now" : join(changes))
                + (later.isEmpty() ? "" : "; at the next start: " + join(later));
        boolean quieter = live.logLevel().compareTo(AgentLog.threshold()) > 0;
        if (quieter) {
            AgentLog.info(line);
        }
        if (!changes.isEmpty()) {
            listener.changed(live);
        }
        if (!quieter) {
            AgentLog.info(line);
        }
    }

    /** A problem without what would be used instead, which it is not. */
    private static String withoutConsequence(String problem) {
        int last = problem.lastIndexOf("; ");
        return last < 0 ? problem : problem.substring(0, last);
    }

    private List<String> newProblems(PropertySource fresh) {
        List<String> problems = new ArrayList<String>(fresh.problems());
        problems.removeAll(inForce.problems());
        return problems;
    }

    private void compare(PropertySource fresh, List<String> changes, List<String> later) {
        for (Property property : KnownProperties.all()) {
            String before = inForce.string(property.name());
            String now = fresh.string(property.name());
            if (before == null ? now == null : before.equals(now)) {
                continue;
            }
            if (property.isLive()) {
                changes.add(property.name() + '=' + shown(now) + " (was " + shown(before) + ')');
            } else {
                later.add(property.name());
            }
        }
    }

    private static String shown(String value) {
        return value == null ? "none" : PropertySource.printable(value);
    }

    private static String join(List<String> parts) {
        StringBuilder line = new StringBuilder();
        for (String part : parts) {
            line.append(line.length() == 0 ? "" : ", ").append(part);
        }
        return line.toString();
    }
}
