package io.sonde.agent.weaving;

import java.util.HashMap;
import java.util.Map;

/** A loader of an application: it defines what it was given, and asks the test's loader for the rest. */
public final class ByteLoader extends ClassLoader {

    private final Map<String, byte[]> classFiles = new HashMap<>();

    public ByteLoader() {
        super(ByteLoader.class.getClassLoader());
    }

    public ByteLoader with(String name, byte[] classFile) {
        classFiles.put(name, classFile);
        return this;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] classFile = classFiles.get(name);
        if (classFile == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : defineClass(name, classFile, 0, classFile.length);
        }
    }
}
