package io.sonde.agent.weaving;

import io.sonde.instrumentation.association.WeakIdentityMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers what a class inherits by reading class-file headers through its loader, so that nothing is loaded early.
 * Memoised by loader, weakly and by its identity, because a loader's own {@code equals} is the application's code. No lock
 * is held while a loader is asked: one that never answers holds up nobody but whoever loads its classes. Thread-safe.
 */
final class ClassHierarchy {

    private static final ClassHeader[] NONE = new ClassHeader[0];
    private static final int MAXIMUM_DEPTH = 64;

    private final ClassLoader platformLoader;
    private final ThreadLocal<Boolean> reading = new ThreadLocal<Boolean>();
    private final WeakIdentityMap<ClassLoader, Map<String, ClassHeader[]>> headers =
            new WeakIdentityMap<ClassLoader, Map<String, ClassHeader[]>>();

    /** @param platformLoader the loader of the JDK's own classes, where they may be loaded to be asked */
    ClassHierarchy(ClassLoader platformLoader) {
        this.platformLoader = platformLoader;
    }

    /** Whether the class, which its loader is about to define, is a subtype of the type with that internal name. */
    boolean isSubtype(ClassLoader loader, ClassHeader header, String supertype) {
        return isSubtype(loader, header, supertype, 0);
    }

    private boolean isSubtype(ClassLoader loader, ClassHeader header, String supertype, int depth) {
        if (depth > MAXIMUM_DEPTH) {
            return false;
        }
        for (String interfaceName : header.interfaces()) {
            if (isOrInherits(loader, interfaceName, supertype, depth)) {
                return true;
            }
        }
        return header.superName() != null && isOrInherits(loader, header.superName(), supertype, depth);
    }

    private boolean isOrInherits(ClassLoader loader, String name, String supertype, int depth) {
        if (name.equals(supertype)) {
            return true;
        }
        if (name.equals("java/lang/Object")) {
            return false;
        }
        if (isPlatformName(name)) {
            return platformInherits(name, supertype);
        }
        ClassHeader header = header(loader, name);
        return header != null && isSubtype(loader, header, supertype, depth + 1);
    }

    /** Whether the class or one of its supertypes declares the member; a class of the JDK is taken to have it. */
    boolean hasMember(ClassLoader loader, String owner, String member, String descriptor) {
        return hasMember(loader, owner, member, descriptor, 0);
    }

    private boolean hasMember(ClassLoader loader, String owner, String member, String descriptor, int depth) {
        if (isPlatformName(owner)) {
            return !owner.equals("java/lang/Object") || isMethodOfObject(member);
        }
        ClassHeader header = header(loader, owner);
        if (header == null || depth > MAXIMUM_DEPTH) {
            return false;
        }
        if (header.declares(member, descriptor)) {
            return true;
        }
        if (member.equals("<init>")) {
            return false;
        }
        for (String interfaceName : header.interfaces()) {
            if (hasMember(loader, interfaceName, member, descriptor, depth + 1)) {
                return true;
            }
        }
        return header.superName() != null && hasMember(loader, header.superName(), member, descriptor, depth + 1);
    }

    /**
     * Whether the calling thread is asking a class loader of the application for a resource. What that loader loads to
     * answer must not make it be asked again.
     */
    boolean isReading() {
        return reading.get() != null;
    }

    /** The header of the class as its loader would find it; null if it cannot be found or read. */
    ClassHeader header(ClassLoader loader, String internalName) {
        ClassLoader asked = loader == null ? platformLoader : loader;
        Map<String, ClassHeader[]> ofLoader = headers.get(asked);
        if (ofLoader == null) {
            ofLoader = new ConcurrentHashMap<String, ClassHeader[]>();
            headers.put(asked, ofLoader);
        }
        ClassHeader[] known = ofLoader.get(internalName);
        if (known == null) {
            known = read(asked, internalName);
            ofLoader.put(internalName, known);
        }
        return known.length == 0 ? null : known[0];
    }

    /** Whether that name means that very class to classes of the loader. */
    boolean sees(ClassLoader loader, Class<?> type) {
        if (loader == null) {
            return true;
        }
        reading.set(Boolean.TRUE);
        try {
            return Class.forName(type.getName(), false, loader) == type;
        } catch (Exception | LinkageError | StackOverflowError unseen) {
            return false;
        } finally {
            reading.remove();
        }
    }

    private ClassHeader[] read(ClassLoader loader, String internalName) {
        reading.set(Boolean.TRUE);
        try (InputStream stream = loader.getResourceAsStream(internalName + ".class")) {
            if (stream == null) {
                return NONE;
            }
            return new ClassHeader[] {ClassHeader.read(allOf(stream))};
        } catch (Exception | LinkageError | StackOverflowError unreadable) {
            return NONE;
        } finally {
            reading.remove();
        }
    }

    private static byte[] allOf(InputStream stream) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.max(stream.available(), 1024));
        byte[] buffer = new byte[8192];
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            bytes.write(buffer, 0, read);
        }
        return bytes.toByteArray();
    }

    static boolean isPlatformName(String internalName) {
        return internalName.startsWith("java/")
                || internalName.startsWith("javax/sql/")
                || internalName.startsWith("javax/net/")
                || internalName.startsWith("jdk/")
                || internalName.startsWith("sun/")
                || internalName.startsWith("com/sun/net/httpserver/");
    }

    private boolean platformInherits(String name, String supertype) {
        if (!isPlatformName(supertype)) {
            return false;
        }
        try {
            Class<?> type = Class.forName(name.replace('/', '.'), false, platformLoader);
            return Class.forName(supertype.replace('/', '.'), false, platformLoader)
                    .isAssignableFrom(type);
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    private static boolean isMethodOfObject(String member) {
        switch (member) {
            case "toString":
            case "equals":
            case "hashCode":
            case "getClass":
            case "clone":
            case "finalize":
            case "notify":
            case "notifyAll":
            case "wait":
                return true;
            default:
                return false;
        }
    }
}
