package io.sonde.agent.weaving;

import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** A class file's name, supertypes and members, without its code. Immutable. */
final class ClassHeader {

    private final String name;
    private final String superName;
    private final String[] interfaces;
    private final boolean isInterface;
    private final Set<String> members = new HashSet<String>();

    private ClassHeader(ClassReader reader) {
        name = reader.getClassName();
        superName = reader.getSuperName();
        interfaces = reader.getInterfaces();
        isInterface = (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0;
        reader.accept(new MemberCollector(), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    static ClassHeader read(byte[] classFile) {
        return new ClassHeader(new ClassReader(classFile));
    }

    String name() {
        return name;
    }

    /** Null for {@code java/lang/Object} and modules. */
    String superName() {
        return superName;
    }

    String[] interfaces() {
        return interfaces;
    }

    boolean isInterface() {
        return isInterface;
    }

    /** Whether the class itself declares a member of that name and descriptor. */
    boolean declares(String memberName, String descriptor) {
        return members.contains(memberName + descriptor);
    }

    /** Whether the class itself declares a method of that name and descriptor, or of any descriptor where it is null. */
    boolean declaresMethod(String method, String descriptor) {
        if (descriptor != null) {
            return declares(method, descriptor);
        }
        for (String member : members) {
            if (member.startsWith(method) && member.startsWith("(", method.length())) {
                return true;
            }
        }
        return false;
    }

    /** @param signature the member's name and descriptor */
    boolean declares(String signature) {
        return members.contains(signature);
    }

    private final class MemberCollector extends ClassVisitor {

        MemberCollector() {
            super(Opcodes.ASM9);
        }

        @Override
        public FieldVisitor visitField(int access, String field, String descriptor, String signature, Object value) {
            members.add(field + descriptor);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] exceptions) {
            members.add(method + descriptor);
            return null;
        }
    }
}
