package io.sonde.smoke.places;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Writes a jar or war. An entry that is there already stays as it is. Not thread-safe. */
final class Archive implements AutoCloseable {

    private final Path file;
    private final ZipOutputStream zip;
    private final Set<String> names = new HashSet<>();

    /** @param attributes of the manifest's main section, as name, value, … */
    Archive(Path file, String... attributes) {
        this.file = file;
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        for (int i = 0; i < attributes.length; i += 2) {
            manifest.getMainAttributes().putValue(attributes[i], attributes[i + 1]);
        }
        try {
            zip = new ZipOutputStream(Files.newOutputStream(file));
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            manifest.write(zip);
            names.add("META-INF/MANIFEST.MF");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Archive text(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8), false);
        return this;
    }

    /** Adds all files of the folder. */
    Archive folder(String prefix, Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
                write(prefix + folder.relativize(path), Files.readAllBytes(path), false);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return this;
    }

    /** Adds jars as they are, uncompressed, so that they can be read inside this one. */
    Archive jars(String prefix, List<Path> jars) {
        for (Path jar : jars) {
            try {
                write(prefix + jar.getFileName(), Files.readAllBytes(jar), true);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return this;
    }

    /** Adds what is in the jar. */
    Archive contents(Path jar) {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (!entry.isDirectory()) {
                    write(entry.getName(), readAll(entries), false);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return this;
    }

    private static byte[] readAll(InputStream stream) throws IOException {
        return stream.readAllBytes();
    }

    private void write(String name, byte[] content, boolean stored) {
        if (!names.add(name)) {
            return;
        }
        try {
            for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                String folder = name.substring(0, slash + 1);
                if (names.add(folder)) {
                    zip.putNextEntry(new ZipEntry(folder));
                }
            }
            ZipEntry entry = new ZipEntry(name);
            if (stored) {
                CRC32 checksum = new CRC32();
                checksum.update(content);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(checksum.getValue());
            }
            zip.putNextEntry(entry);
            zip.write(content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
