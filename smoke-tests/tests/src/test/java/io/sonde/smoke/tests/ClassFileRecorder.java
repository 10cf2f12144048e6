package io.sonde.smoke.tests;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A java agent that stands before and behind another: it says on standard error which class files are not what they were in
 * between. Its jar is named twice, as {@code recorder.jar=before} and {@code recorder.jar=behind}.
 */
public final class ClassFileRecorder implements ClassFileTransformer {

    static final String CHANGED = "[recorder] changed ";

    private static final String BEFORE = "before";
    private static final String BEHIND = "behind";

    private static final Map<String, byte[]> SEEN_BEFORE = new ConcurrentHashMap<>();

    private final boolean behind;

    private ClassFileRecorder(boolean behind) {
        this.behind = behind;
    }

    public static void premain(String place, Instrumentation instrumentation) {
        instrumentation.addTransformer(new ClassFileRecorder(place.equals(BEHIND)), true);
    }

    /** The arguments for {@code -javaagent:} before and behind the other agent. */
    static Path before(Path jar) {
        return jar.resolveSibling(jar.getFileName() + "=" + BEFORE);
    }

    static Path behind(Path jar) {
        return jar.resolveSibling(jar.getFileName() + "=" + BEHIND);
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        String key = name + ' ' + System.identityHashCode(loader);
        if (behind) {
            byte[] original = SEEN_BEFORE.remove(key);
            if (original != null && !Arrays.equals(original, classFile)) {
                System.err.println(CHANGED + name.replace('/', '.'));
            }
        } else if (name != null) {
            SEEN_BEFORE.put(key, classFile);
        }
        return null;
    }
}
