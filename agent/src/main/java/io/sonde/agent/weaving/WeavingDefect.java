package io.sonde.agent.weaving;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** For tests: spoils woven methods, as a defective weaver would, so that the JVM must reject their class. */
public enum WeavingDefect {
    /** Too small a stack. */
    STACK,
    /** No place for the local variables that were added. */
    LOCALS,
    /** No frame. */
    FRAMES,
    /** A value of another type than its instruction takes. */
    TYPES;

    byte[] spoil(byte[] woven, final WovenMethods methods) {
        ClassReader reader = new ClassReader(woven);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor visitor = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return methods.contains(access, name, descriptor) ? spoiling(visitor) : visitor;
                    }
                },
                ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    private MethodVisitor spoiling(MethodVisitor visitor) {
        return new MethodVisitor(Opcodes.ASM9, visitor) {
            @Override
            public void visitCode() {
                super.visitCode();
                if (WeavingDefect.this == TYPES) {
                    super.visitInsn(Opcodes.ICONST_0);
                    super.visitInsn(Opcodes.ARRAYLENGTH);
                    super.visitInsn(Opcodes.POP);
                }
            }

            @Override
            public void visitFrame(int type, int localCount, Object[] locals, int stackCount, Object[] stack) {
                if (WeavingDefect.this != FRAMES) {
                    super.visitFrame(type, localCount, locals, stackCount, stack);
                }
            }

            @Override
            public void visitMaxs(int maxStack, int maxLocals) {
                super.visitMaxs(
                        WeavingDefect.this == STACK ? 0 : maxStack,
                        WeavingDefect.this == LOCALS ? maxLocals - WeavingMethodVisitor.ADDED_LOCALS : maxLocals);
            }
        };
    }
}
