package io.sonde.agent.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stands for the loader that would load the application: shows its class files and defines none of them. */
final class ArchiveClassLoader extends ClassLoader {

    private static final String CLASS = ".class";

    private final ApplicationArchive archive;
    private final ClassLoader agentLoader;

    ArchiveClassLoader(ApplicationArchive archive, ClassLoader agentLoader) {
        super(agentLoader.getParent());
        this.archive = archive;
        this.agentLoader = agentLoader;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        // what would be in the boot loader
        if (name.startsWith("io.sonde.bootstrap.")) {
            return agentLoader.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        if (name.endsWith(CLASS)) {
            try {
                byte[] classFile = archive.classFile(name.substring(0, name.length() - CLASS.length()));
                if (classFile != null) {
                    return new ByteArrayInputStream(classFile);
                }
            } catch (IOException unreadable) {
                return null;
            }
        }
        return super.getResourceAsStream(name);
    }
}
