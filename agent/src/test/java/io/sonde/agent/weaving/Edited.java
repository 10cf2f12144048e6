package io.sonde.agent.weaving;

import java.util.function.UnaryOperator;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Other versions of a class. */
final class Edited {

    private Edited() {}

    /** The class with members renamed, or without them: the operator takes name and descriptor, null drops the member. */
    static byte[] members(Class<?> type, UnaryOperator<String> edit) {
        ClassReader reader = new ClassReader(TestAgent.classFile(type));
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public FieldVisitor visitField(
                            int access, String name, String type, String signature, Object value) {
                        String edited = edit.apply(name + type);
                        return edited == null
                                ? null
                                : super.visitField(access, name, edited.substring(name.length()), signature, value);
                    }

                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        String edited = edit.apply(name + descriptor);
                        return edited == null
                                ? null
                                : super.visitMethod(
                                        access, name, edited.substring(name.length()), signature, exceptions);
                    }
                },
                ClassReader.SKIP_DEBUG);
        return writer.toByteArray();
    }
}
