package io.sonde.agent.weaving;

import io.sonde.bootstrap.Associated;
import io.sonde.bootstrap.Marked;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * A field that a class may be given, with the interface through which advice reaches it, all synthetic. Only a class that is
 * being loaded can get one, and one that has it must get it again whenever it is built anew, or the JVM would refuse it. A
 * subclass may have one of its own, which is then the one that counts.
 */
enum AddedField {
    /** What the agent knows of an object. */
    ASSOCIATION(Associated.class, "sonde$association", "sonde$associate", Type.getType(Object.class)),

    /** Whether the agent knows something of an object. */
    MARK(Marked.class, "sonde$mark", "sonde$mark", Type.BYTE_TYPE);

    /**
     * A class that is serialised is not to have one: an interface changes the identity by which its other versions know it
     * (Java Object Serialization Specification, 4.6).
     */
    static final String SERIALIZABLE = "java/io/Serializable";

    private static final Set<AddedField> NONE = Collections.emptySet();

    private final Class<?> type;
    private final String getter;
    private final String setter;
    private final Type value;

    AddedField(Class<?> type, String getter, String setter, Type value) {
        this.type = type;
        this.getter = getter;
        this.setter = setter;
        this.value = value;
    }

    /** Those that the class has, and so needs in every class file that it is redefined with. */
    static Set<AddedField> of(Class<?> loaded) {
        Set<AddedField> present = NONE;
        for (Class<?> implemented : loaded.getInterfaces()) {
            for (AddedField field : values()) {
                if (implemented == field.type) {
                    present = with(present, field);
                }
            }
        }
        return present;
    }

    /** Those that a class gets with these methods, when it is loaded. */
    static Set<AddedField> wantedBy(WovenMethods methods) {
        Set<AddedField> wanted = methods.hasAssociation() ? with(NONE, ASSOCIATION) : NONE;
        return methods.areOfMarked() ? with(wanted, MARK) : wanted;
    }

    private static Set<AddedField> with(Set<AddedField> some, AddedField one) {
        Set<AddedField> more = EnumSet.of(one);
        more.addAll(some);
        return more;
    }

    /**
     * Whether classes of the loader can name the interface: the JVM asks the loader for it while it defines the class, and one
     * of a module system that shows the boot loader's classes to whoever asks from outside hides them from its own then.
     */
    static boolean canBeNamedIn(ClassLoader loader) {
        if (loader == null || loader instanceof URLClassLoader) {
            return true;
        }
        for (ClassLoader known = ClassLoader.getSystemClassLoader(); known != null; known = known.getParent()) {
            if (known == loader) {
                return true;
            }
        }
        return false;
    }

    /** Whether a class of that kind can have fields of its objects: not an interface or a record (JVMS 4.5, JLS 8.10.3). */
    static boolean canBeIn(ClassHeader header) {
        return !header.isInterface() && !"java/lang/Record".equals(header.superName());
    }

    /** A visitor that adds the fields to what it is shown. */
    static ClassVisitor adding(Set<AddedField> fields, ClassVisitor visitor) {
        ClassVisitor adding = visitor;
        for (AddedField field : fields) {
            adding = new Adding(field, adding);
        }
        return adding;
    }

    private static final class Adding extends ClassVisitor {

        private final AddedField field;
        private String owner;

        Adding(AddedField field, ClassVisitor visitor) {
            super(Opcodes.ASM9, visitor);
            this.field = field;
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            owner = name;
            String[] extended = Arrays.copyOf(interfaces, interfaces.length + 1);
            extended[interfaces.length] = Type.getInternalName(field.type);
            super.visit(version, access, name, signature, superName, extended);
        }

        @Override
        public void visitEnd() {
            String descriptor = field.value.getDescriptor();
            super.visitField(
                            Opcodes.ACC_PRIVATE | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC,
                            field.getter,
                            descriptor,
                            null,
                            null)
                    .visitEnd();
            MethodVisitor getter = method(field.getter, Type.getMethodDescriptor(field.value));
            getter.visitVarInsn(Opcodes.ALOAD, 0);
            getter.visitFieldInsn(Opcodes.GETFIELD, owner, field.getter, descriptor);
            getter.visitInsn(field.value.getOpcode(Opcodes.IRETURN));
            getter.visitMaxs(1, 1);
            getter.visitEnd();
            MethodVisitor setter = method(field.setter, Type.getMethodDescriptor(Type.VOID_TYPE, field.value));
            setter.visitVarInsn(Opcodes.ALOAD, 0);
            setter.visitVarInsn(field.value.getOpcode(Opcodes.ILOAD), 1);
            setter.visitFieldInsn(Opcodes.PUTFIELD, owner, field.getter, descriptor);
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
}
