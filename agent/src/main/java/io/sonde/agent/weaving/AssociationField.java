package io.sonde.agent.weaving;

import io.sonde.bootstrap.Associated;
import java.util.Arrays;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Makes a class {@link Associated}: adds the interface, the field behind it and the two methods. */
final class AssociationField extends ClassVisitor {

    private static final String INTERFACE = Type.getInternalName(Associated.class);
    private static final String GETTER = "sonde$association";
    private static final String SETTER = "sonde$associate";
    private static final String FIELD = "sonde$association";
    private static final String OBJECT = "Ljava/lang/Object;";

    private String owner;

    private AssociationField(ClassVisitor visitor) {
        super(Opcodes.ASM9, visitor);
    }

    /** A visitor that adds to what it is shown. By a method, so that the JVM needs this class only where it is used. */
    static ClassVisitor before(ClassVisitor visitor) {
        return new AssociationField(visitor);
    }

    /** Whether the class has the field already, and so needs it in every class file that it is redefined with. */
    static boolean isIn(Class<?> loaded) {
        for (Class<?> implemented : loaded.getInterfaces()) {
            if (implemented == Associated.class) {
                return true;
            }
        }
        return false;
    }

    /** Whether a class of that kind can have fields of its objects: not an interface or a record (JVMS 4.5, JLS 8.10.3). */
    static boolean canBeIn(ClassHeader header) {
        return !header.isInterface() && !"java/lang/Record".equals(header.superName());
    }

    /**
     * Whether a class that is being loaded is to have the field: in one that is serialised an interface changes the identity
     * by which its other versions know it (Java Object Serialization Specification, 4.6).
     */
    static boolean suits(ClassHeader header, ClassLoader loader, ClassHierarchy hierarchy) {
        return canBeIn(header) && !hierarchy.isSubtype(loader, header, "java/io/Serializable");
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        owner = name;
        String[] extended = Arrays.copyOf(interfaces, interfaces.length + 1);
        extended[interfaces.length] = INTERFACE;
        super.visit(version, access, name, signature, superName, extended);
    }

    @Override
    public void visitEnd() {
        super.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC, FIELD, OBJECT, null, null)
                .visitEnd();
        MethodVisitor getter = method(GETTER, "()" + OBJECT);
        getter.visitVarInsn(Opcodes.ALOAD, 0);
        getter.visitFieldInsn(Opcodes.GETFIELD, owner, FIELD, OBJECT);
        getter.visitInsn(Opcodes.ARETURN);
        getter.visitMaxs(1, 1);
        getter.visitEnd();
        MethodVisitor setter = method(SETTER, "(" + OBJECT + ")V");
        setter.visitVarInsn(Opcodes.ALOAD, 0);
        setter.visitVarInsn(Opcodes.ALOAD, 1);
        setter.visitFieldInsn(Opcodes.PUTFIELD, owner, FIELD, OBJECT);
        setter.visitInsn(Opcodes.RETURN);
        setter.visitMaxs(2, 2);
        setter.visitEnd();
        super.visitEnd();
    }

    private MethodVisitor method(String name, String descriptor) {
        MethodVisitor visitor =
                super.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC, name, descriptor, null, null);
        visitor.visitCode();
        return visitor;
    }
}
