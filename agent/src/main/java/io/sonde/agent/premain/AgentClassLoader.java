package io.sonde.agent.premain;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.AllPermission;
import java.security.CodeSource;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Loads the agent's own classes and libraries. They stand in the agent's jar under a prefix and with an ending that no
 * scanner of class paths takes for classes. Its parent is the JDK's platform loader, so that it sees nothing of the
 * application, and the application nothing of it.
 */
public final class AgentClassLoader extends ClassLoader {

    private static final String PREFIX = "sonde/";
    private static final String CLASS_SUFFIX = ".classdata";

    static {
        registerAsParallelCapable();
    }

    private final File jarFile;
    private final ZipFile jar;
    private final ProtectionDomain domain;

    /** @param platformLoader the parent: the loader of the JDK's own classes */
    public AgentClassLoader(File jarFile, ClassLoader platformLoader) throws IOException {
        super(platformLoader);
        this.jarFile = jarFile;
        this.jar = new ZipFile(jarFile);
        Permissions permissions = new Permissions();
        permissions.add(new AllPermission());
        this.domain = new ProtectionDomain(
                new CodeSource(jarFile.toURI().toURL(), (Certificate[]) null), permissions, this, null);
    }

    /** What the classes of the agent, and advice wherever it is defined, are allowed: everything. */
    public ProtectionDomain domain() {
        return domain;
    }

    /** The class file with that binary name from the agent's jar; null if there is none. */
    public byte[] classBytes(String name) {
        return entryBytes(PREFIX + name.replace('.', '/') + CLASS_SUFFIX);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.equals(AgentClassLoader.class.getName())) {
            return AgentClassLoader.class;
        }
        if (name.equals(StartSteps.class.getName())) {
            return StartSteps.class;
        }
        byte[] bytes = classBytes(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        int dot = name.lastIndexOf('.');
        if (dot > 0) {
            String packageName = name.substring(0, dot);
            if (getPackage(packageName) == null) {
                definePackageIfAbsent(packageName);
            }
        }
        return defineClass(name, bytes, 0, bytes.length, domain);
    }

    private void definePackageIfAbsent(String packageName) {
        try {
            definePackage(packageName, null, null, null, null, null, null, null);
        } catch (IllegalArgumentException definedByAnotherThread) {
            // The package is there, which is all that is wanted.
        }
    }

    @Override
    protected URL findResource(String name) {
        ZipEntry entry = jar.getEntry(PREFIX + name);
        if (entry == null) {
            return null;
        }
        try {
            return new URL("jar:" + jarFile.toURI() + "!/" + PREFIX + name);
        } catch (MalformedURLException impossibleForOwnJar) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL resource = findResource(name);
        return resource == null
                ? Collections.<URL>emptyEnumeration()
                : Collections.enumeration(Collections.singleton(resource));
    }

    /** From the jar as it is open already; a URL would open it again. */
    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] bytes = entryBytes(PREFIX + name);
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }

    private byte[] entryBytes(String entryName) {
        ZipEntry entry = jar.getEntry(entryName);
        if (entry == null) {
            return null;
        }
        byte[] bytes = new byte[(int) entry.getSize()];
        try (InputStream stream = jar.getInputStream(entry)) {
            int offset = 0;
            while (offset < bytes.length) {
                int read = stream.read(bytes, offset, bytes.length - offset);
                if (read < 0) {
                    return null;
                }
                offset += read;
            }
            return bytes;
        } catch (IOException unreadable) {
            return null;
        }
    }
}
