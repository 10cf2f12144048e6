package io.sonde.agent.premain;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Defines the bootstrap classes directly in the boot loader. Appending a jar to the boot class path would do as well, but
 * switches class-data sharing off for the application's classes; it is the fallback.
 */
final class BootstrapClasses {

    private static final String[] NAMES = {
        "io.sonde.bootstrap.AdviceLinker",
        "io.sonde.bootstrap.LegacyCallSite",
        "io.sonde.bootstrap.HealthChecks",
        "io.sonde.bootstrap.Marked",
        "io.sonde.bootstrap.Associated",
        "io.sonde.bootstrap.AdviceBootstrap"
    };

    /** For class loaders that hide the others. No jar on the boot class path can hold it: its package is the JDK's. */
    private static final String IN_JAVA_LANG = "java.lang.SondeCallSites";

    private final AgentClassLoader loader;
    private final Instrumentation instrumentation;

    BootstrapClasses(AgentClassLoader loader, Instrumentation instrumentation) {
        this.loader = loader;
        this.instrumentation = instrumentation;
    }

    /** Whether an agent of this kind has defined them before. */
    static boolean arePresent() {
        try {
            Class.forName(NAMES[NAMES.length - 1], false, null);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /** @return null if they were defined directly, else why they had to be appended to the boot class path */
    String define() throws IOException {
        try {
            if (System.getProperty("java.specification.version").startsWith("1.")) {
                defineByUnsafe();
            } else {
                defineByJavaLangAccess();
            }
            return null;
        } catch (Exception | LinkageError noWay) {
            append();
            return String.valueOf(noWay);
        }
    }

    private void defineByUnsafe() throws ReflectiveOperationException {
        Class<?> unsafeClass = Class.forName("sun.misc.Unsafe");
        Field field = unsafeClass.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Object unsafe = field.get(null);
        Method defineClass = unsafeClass.getMethod(
                "defineClass",
                String.class,
                byte[].class,
                int.class,
                int.class,
                ClassLoader.class,
                ProtectionDomain.class);
        for (String name : NAMES) {
            defineByUnsafe(defineClass, unsafe, name);
        }
        try {
            defineByUnsafe(defineClass, unsafe, IN_JAVA_LANG);
        } catch (ReflectiveOperationException | LinkageError loadersThatHideTheOthersAreLeftOut) {
            // Those loaders' instrumentations say so.
        }
    }

    private void defineByUnsafe(Method defineClass, Object unsafe, String name) throws ReflectiveOperationException {
        byte[] bytes = loader.classBytes(name);
        defineClass.invoke(unsafe, name, bytes, 0, bytes.length, null, null);
    }

    private void defineByJavaLangAccess() throws ReflectiveOperationException {
        String accessPackage = "jdk.internal.access";
        try {
            Class.forName("jdk.internal.access.SharedSecrets", false, null);
        } catch (ClassNotFoundException beforeJava12) {
            accessPackage = "jdk.internal.misc";
        }
        Method getModule = Class.class.getMethod("getModule");
        Object javaBase = getModule.invoke(Object.class);
        Object ownModule = getModule.invoke(BootstrapClasses.class);
        redefine(
                javaBase,
                Collections.emptySet(),
                Collections.singletonMap(accessPackage, Collections.singleton(ownModule)));
        Object access = Class.forName(accessPackage + ".SharedSecrets")
                .getMethod("getJavaLangAccess")
                .invoke(null);
        Method defineClass = Class.forName(accessPackage + ".JavaLangAccess")
                .getMethod(
                        "defineClass",
                        ClassLoader.class,
                        String.class,
                        byte[].class,
                        ProtectionDomain.class,
                        String.class);
        for (String name : NAMES) {
            defineClass.invoke(access, null, name, loader.classBytes(name), null, null);
        }
        try {
            Object bootModule = getModule.invoke(Class.forName(NAMES[NAMES.length - 1], false, null));
            redefine(javaBase, Collections.singleton(bootModule), Collections.<String, Set<Object>>emptyMap());
            defineClass.invoke(access, null, IN_JAVA_LANG, loader.classBytes(IN_JAVA_LANG), null, null);
        } catch (ReflectiveOperationException | LinkageError loadersThatHideTheOthersAreLeftOut) {
            // Those loaders' instrumentations say so.
        }
    }

    /** @param reads modules that the module is to read besides */
    private void redefine(Object module, Set<Object> reads, Map<String, Set<Object>> exports)
            throws ReflectiveOperationException {
        Instrumentation.class
                .getMethod(
                        "redefineModule",
                        Class.forName("java.lang.Module"),
                        Set.class,
                        Map.class,
                        Map.class,
                        Set.class,
                        Map.class)
                .invoke(
                        instrumentation,
                        module,
                        reads,
                        exports,
                        Collections.emptyMap(),
                        Collections.emptySet(),
                        Collections.emptyMap());
    }

    private void append() throws IOException {
        File file = File.createTempFile("sonde-bootstrap", ".jar");
        file.deleteOnExit();
        try (ZipOutputStream jar = new ZipOutputStream(new FileOutputStream(file))) {
            for (String name : NAMES) {
                jar.putNextEntry(new ZipEntry(name.replace('.', '/') + ".class"));
                jar.write(loader.classBytes(name));
                jar.closeEntry();
            }
        }
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(file));
    }
}
