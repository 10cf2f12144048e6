package io.sonde.agent.weaving;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.Map;

/** A loader of an application with a library of its own, which a transformer sees as a JVM would show it. */
class LibraryLoader extends URLClassLoader {

    final Map<String, byte[]> classFiles = new HashMap<>();
    SondeTransformer transformer;

    LibraryLoader() {
        super(new URL[0], LibraryLoader.class.getClassLoader());
    }

    LibraryLoader with(Class<?>... types) {
        for (Class<?> type : types) {
            classFiles.put(type.getName(), TestAgent.classFile(type));
        }
        return this;
    }

    LibraryLoader transformedBy(SondeTransformer next) {
        transformer = next;
        return this;
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] classFile = name.endsWith(".class")
                ? classFiles.get(name.substring(0, name.length() - 6).replace('/', '.'))
                : null;
        if (classFile != null) {
            return new ByteArrayInputStream(classFile);
        }
        return name.startsWith("com/example/") ? null : super.getResourceAsStream(name);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("com.example.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] classFile = classFiles.get(name);
            if (classFile == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] woven = transformer == null
                    ? null
                    : transformer.transform(this, name.replace('.', '/'), null, null, classFile);
            byte[] defined = woven == null ? classFile : woven;
            return defineClass(name, defined, 0, defined.length);
        }
    }
}
