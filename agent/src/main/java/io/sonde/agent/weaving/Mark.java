package io.sonde.agent.weaving;

import io.sonde.bootstrap.Marked;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Makes a class {@link Marked}: an interface, a field and two methods, all synthetic. Only a class that is being loaded can get
 * them, and one that has them must get them again whenever it is retransformed, or the JVM would refuse it. A subclass of a
 * marked class may have a mark of its own, which is then the one that counts.
 */
final class Mark extends ClassVisitor {

    private static final String INTERFACE = "io/sonde/bootstrap/Marked";
    private static final String NAME = "sonde$mark";
    private static final int MEMBER = Opcodes.ACC_SYNTHETIC;

    private String className;
    private boolean isInterface;

    private Mark(ClassVisitor writer) {
        super(Opcodes.ASM9, writer);
    }

    /** A visitor that adds to what it is shown. By a method, so that the JVM needs this class only where it is used. */
    static ClassVisitor before(ClassVisitor visitor) {
        return new Mark(visitor);
    }

    /** Whether the class has a mark already, and so needs it in every class file that it is redefined with. */
    static boolean isIn(Class<?> loaded) {
        for (Class<?> implemented : loaded.getInterfaces()) {
            if (implemented == Marked.class) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        className = name;
        isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        if (isInterface) {
            super.visit(version, access, name, signature, superName, interfaces);
            return;
        }
        String[] more = new String[interfaces.length + 1];
        System.arraycopy(interfaces, 0, more, 0, interfaces.length);
        more[interfaces.length] = INTERFACE;
        super.visit(version, access, name, signature, superName, more);
    }

    @Override
    public void visitEnd() {
        if (!isInterface) {
            addMembers();
        }
        super.visitEnd();
    }

    private void addMembers() {
        super.visitField(MEMBER | Opcodes.ACC_PRIVATE | Opcodes.ACC_TRANSIENT, NAME, "B", null, null)
                .visitEnd();
        MethodVisitor getter = super.visitMethod(MEMBER | Opcodes.ACC_PUBLIC, NAME, "()B", null, null);
        getter.visitCode();
        getter.visitVarInsn(Opcodes.ALOAD, 0);
        getter.visitFieldInsn(Opcodes.GETFIELD, className, NAME, "B");
        getter.visitInsn(Opcodes.IRETURN);
        getter.visitMaxs(1, 1);
        getter.visitEnd();
        MethodVisitor setter = super.visitMethod(MEMBER | Opcodes.ACC_PUBLIC, NAME, "(B)V", null, null);
        setter.visitCode();
        setter.visitVarInsn(Opcodes.ALOAD, 0);
        setter.visitVarInsn(Opcodes.ILOAD, 1);
        setter.visitFieldInsn(Opcodes.PUTFIELD, className, NAME, "B");
        setter.visitInsn(Opcodes.RETURN);
        setter.visitMaxs(2, 2);
        setter.visitEnd();
    }
}
