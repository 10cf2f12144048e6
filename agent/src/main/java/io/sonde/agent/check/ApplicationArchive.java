package io.sonde.agent.check;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The classes of an application by their internal names: of a jar and what its manifest's class path names, of a Spring Boot
 * jar or a war with the libraries in it. Where a class is there twice the first counts. Not thread-safe.
 */
final class ApplicationArchive implements Closeable {

    private static final String CLASS = ".class";
    private static final String[] CLASS_FOLDERS = {"BOOT-INF/classes/", "WEB-INF/classes/"};
    private static final String[] LIBRARY_FOLDERS = {"BOOT-INF/lib/", "WEB-INF/lib/", "WEB-INF/lib-provided/"};

    private final Map<String, Place> classes = new LinkedHashMap<String, Place>();
    private final List<ZipFile> open = new ArrayList<ZipFile>();
    private final List<File> temporary = new ArrayList<File>();
    private final Set<File> seen = new HashSet<File>();
    private final StringBuilder names = new StringBuilder();
    private int libraries;

    private ApplicationArchive() {}

    /** @throws IOException if one of them is no archive; its message names it */
    static ApplicationArchive open(List<File> files) throws IOException {
        ApplicationArchive archive = new ApplicationArchive();
        try {
            for (File file : files) {
                archive.names.append(archive.names.length() == 0 ? "" : ", ").append(file.getName());
                archive.addWithClassPath(file);
            }
            return archive;
        } catch (IOException | RuntimeException | Error failure) {
            archive.close();
            throw failure;
        }
    }

    Collection<String> classNames() {
        return Collections.unmodifiableSet(classes.keySet());
    }

    /** Null for a class that is not in it. */
    byte[] classFile(String internalName) throws IOException {
        Place place = classes.get(internalName);
        return place == null ? null : bytes(place.archive, place.archive.getEntry(place.entry));
    }

    /** The library or archive that the class is in. */
    String placeOf(String internalName) {
        Place place = classes.get(internalName);
        return place == null ? "" : place.name;
    }

    String description() {
        return names + ": " + classes.size() + " classes, " + libraries + " libraries";
    }

    private void addWithClassPath(File first) throws IOException {
        Deque<File> waiting = new ArrayDeque<File>();
        waiting.add(first);
        boolean library = false;
        while (!waiting.isEmpty()) {
            File file = waiting.poll();
            if (!seen.add(file.getCanonicalFile())) {
                continue;
            }
            if (library) {
                libraries++;
            }
            JarFile jar = openJar(file);
            add(jar, file.getName());
            for (File named : classPath(jar, file)) {
                if (named.isFile()) {
                    waiting.add(named);
                }
            }
            library = true;
        }
    }

    private JarFile openJar(File file) throws IOException {
        try {
            JarFile jar = new JarFile(file, false);
            open.add(jar);
            return jar;
        } catch (IOException noArchive) {
            throw new IOException(file + " (" + noArchive.getMessage() + ")", noArchive);
        }
    }

    private static List<File> classPath(JarFile jar, File file) throws IOException {
        List<File> files = new ArrayList<File>();
        Manifest manifest = jar.getManifest();
        String classPath =
                manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        if (classPath != null) {
            StringTokenizer words = new StringTokenizer(classPath, " ");
            while (words.hasMoreTokens()) {
                try {
                    URI uri = file.getAbsoluteFile().toURI().resolve(new URI(words.nextToken()));
                    files.add(new File(uri));
                } catch (URISyntaxException | IllegalArgumentException noFile) {
                    continue;
                }
            }
        }
        return files;
    }

    /** The classes of the application come before those of its libraries. */
    private void add(ZipFile archive, String name) throws IOException {
        List<ZipEntry> nested = new ArrayList<ZipEntry>();
        for (Enumeration<? extends ZipEntry> entries = archive.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (isLibrary(entry.getName())) {
                nested.add(entry);
            } else {
                addClass(archive, entry.getName(), name);
            }
        }
        for (ZipEntry entry : nested) {
            String library = entry.getName();
            libraries++;
            add(extracted(archive, entry), library.substring(library.lastIndexOf('/') + 1));
        }
    }

    private static boolean isLibrary(String entry) {
        if (entry.endsWith(".jar")) {
            for (String folder : LIBRARY_FOLDERS) {
                if (entry.startsWith(folder)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void addClass(ZipFile archive, String entry, String place) {
        if (!entry.endsWith(CLASS)) {
            return;
        }
        String className = entry.substring(0, entry.length() - CLASS.length());
        for (String folder : CLASS_FOLDERS) {
            if (className.startsWith(folder)) {
                className = className.substring(folder.length());
            }
        }
        boolean code = !className.startsWith("META-INF/") && !className.endsWith("module-info");
        if (code && !classes.containsKey(className)) {
            classes.put(className, new Place(archive, entry, place));
        }
    }

    private ZipFile extracted(ZipFile archive, ZipEntry entry) throws IOException {
        File file = File.createTempFile("sonde-check", ".jar");
        temporary.add(file);
        try (InputStream in = archive.getInputStream(entry);
                OutputStream out = new FileOutputStream(file)) {
            copy(in, out);
        }
        ZipFile library = new ZipFile(file);
        open.add(library);
        return library;
    }

    private static byte[] bytes(ZipFile archive, ZipEntry entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.max(entry.getSize(), 1024));
        try (InputStream in = archive.getInputStream(entry)) {
            copy(in, bytes);
        }
        return bytes.toByteArray();
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
        }
    }

    @Override
    public void close() throws IOException {
        for (ZipFile archive : open) {
            archive.close();
        }
        for (File file : temporary) {
            if (!file.delete()) {
                file.deleteOnExit();
            }
        }
    }

    private static final class Place {
        final ZipFile archive;
        final String entry;
        final String name;

        Place(ZipFile archive, String entry, String name) {
            this.archive = archive;
            this.entry = entry;
            this.name = name;
        }
    }
}
