package io.sonde.agent.weaving;

import io.sonde.agent.logging.AgentLog;
import io.sonde.instrumentation.selection.NamePatterns;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes the class files of woven classes, before and after, to be looked at with {@code javap}. Loaded only if that is
 * configured. Never throws. Thread-safe.
 */
public final class ClassDump {

    private final NamePatterns patterns;
    private final File directory;
    private boolean failed;

    /**
     * @param patterns of binary names, with {@code *} and {@code ?}
     * @param directory null for a new temporary folder
     */
    public ClassDump(List<String> patterns, String directory) {
        this.patterns = new NamePatterns(patterns);
        this.directory = directory == null ? temporary() : new File(directory);
        if (this.directory != null) {
            AgentLog.info("class files of " + patterns + " are written to " + this.directory);
        }
    }

    private File temporary() {
        try {
            File folder = File.createTempFile("sonde-classes", "");
            if (folder.delete() && folder.mkdir()) {
                return folder;
            }
            fail(folder, new IOException("it cannot be made"));
        } catch (IOException failure) {
            fail(new File(System.getProperty("java.io.tmpdir", ".")), failure);
        }
        return null;
    }

    void write(ClassLoader loader, String className, byte[] before, byte[] after) {
        String name = className.replace('/', '.');
        if (directory == null || !patterns.matches(name)) {
            return;
        }
        String loaderName = loader == null ? "boot" : Integer.toHexString(System.identityHashCode(loader));
        try {
            write(new File(directory, name + '.' + loaderName + ".before.class"), before);
            write(new File(directory, name + '.' + loaderName + ".after.class"), after);
        } catch (IOException | RuntimeException failure) {
            fail(directory, failure);
        }
    }

    private static void write(File file, byte[] bytes) throws IOException {
        File folder = file.getParentFile();
        if (!folder.isDirectory() && !folder.mkdirs() && !folder.isDirectory()) {
            throw new IOException("the folder cannot be made");
        }
        try (OutputStream stream = new FileOutputStream(file)) {
            stream.write(bytes);
        }
    }

    private synchronized void fail(File where, Exception failure) {
        if (!failed) {
            failed = true;
            AgentLog.warn("Class files cannot be written to " + where + " (" + failure + ")");
        }
    }
}
