package io.sonde.agent.verification;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Verifies the methods of a class that were woven, as they were written. Stack, local variables, frames,
 * branches and handlers are checked as the JVM does. Whether one class is a subtype of another is not asked: a method may
 * take for one what it took for one before it was woven.
 */
public final class WovenClassVerifier extends ClassVisitor {

    /** Where it stands in a class file. */
    private static final int MAJOR_VERSION = 6;

    private final MethodSelection methods;
    private final Set<String> unproven = new HashSet<String>();
    private final Map<String, Rounds> rounds = new HashMap<String, Rounds>();
    private final boolean framed;
    private String className;
    private InstructionVerifier current;

    private WovenClassVerifier(MethodSelection methods, boolean framed) {
        super(Opcodes.ASM9);
        this.methods = methods;
        this.framed = framed;
    }

    /**
     * @param classFile before it was woven
     * @param withoutFrames whether the JVM may have dropped the frames, as it does of classes that are loaded
     * @throws VerifyError if the JVM would reject the woven one
     */
    public static void verify(byte[] woven, byte[] classFile, boolean withoutFrames, MethodSelection methods) {
        Set<String> unproven = assumptions(woven, withoutFrames, methods);
        if (!unproven.isEmpty()) {
            unproven.removeAll(assumptions(classFile, withoutFrames, methods));
            if (!unproven.isEmpty()) {
                throw new VerifyError(
                        "It is not known that " + unproven.iterator().next());
            }
        }
    }

    private static Set<String> assumptions(byte[] classFile, boolean withoutFrames, MethodSelection methods) {
        ClassReader reader = new ClassReader(classFile);
        // Before Java 7 the JVM infers what holds where, if frames are missing or wrong.
        boolean framed = !withoutFrames && reader.readUnsignedShort(MAJOR_VERSION) >= Opcodes.V1_7;
        WovenClassVerifier verifier = new WovenClassVerifier(methods, framed);
        try {
            do {
                reader.accept(
                        verifier,
                        ClassReader.SKIP_DEBUG | (framed ? ClassReader.EXPAND_FRAMES : ClassReader.SKIP_FRAMES));
            } while (verifier.isAnotherRoundNeeded());
        } catch (VerifyError rejected) {
            throw new VerifyError("The woven method " + verifier.current.place() + ' ' + rejected.getMessage());
        } catch (RuntimeException unreadable) {
            String method = verifier.current == null ? "class" : "method " + verifier.current.place();
            throw (VerifyError) new VerifyError("The woven " + method + " cannot be read").initCause(unreadable);
        }
        return verifier.unproven;
    }

    private boolean isAnotherRoundNeeded() {
        boolean needed = false;
        for (Rounds ofMethod : rounds.values()) {
            needed |= ofMethod.next();
        }
        return needed;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        className = name;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        if (!methods.contains(access, name, descriptor)) {
            return null;
        }
        String method = name + descriptor;
        Rounds ofMethod = framed ? null : rounds.get(method);
        if (!framed && ofMethod == null) {
            ofMethod = new Rounds();
            rounds.put(method, ofMethod);
        }
        current = new InstructionVerifier(className, access, name, descriptor, ofMethod, unproven);
        return current;
    }
}
