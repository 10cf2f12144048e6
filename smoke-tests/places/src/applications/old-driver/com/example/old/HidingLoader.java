package com.example.old;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;

/** A loader as those of OSGi bundles are: of all that it does not define it shows {@code java.*} and what was imported. */
public final class HidingLoader extends URLClassLoader {

    private static final String[] SHOWN = {"java.", "javax.sql.", "javax.naming."};

    public HidingLoader(String classPath) throws MalformedURLException {
        super(urls(classPath), HidingLoader.class.getClassLoader());
    }

    private static URL[] urls(String classPath) throws MalformedURLException {
        String[] paths = classPath.split(File.pathSeparator);
        URL[] urls = new URL[paths.length];
        for (int i = 0; i < paths.length; i++) {
            urls[i] = new File(paths[i]).toURI().toURL();
        }
        return urls;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        for (String prefix : SHOWN) {
            if (name.startsWith(prefix)) {
                return super.loadClass(name, resolve);
            }
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
