package io.sonde.agent.weaving;

import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Class files that no compiler of today makes. */
final class GeneratedClass {

    static final String NAME = "generated.Old";

    private GeneratedClass() {}

    /** A class with methods that branch, throw, and take and return wide values. */
    static byte[] old(int version, boolean frames) {
        return of(version, frames ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS, writer -> {
            MethodVisitor wide = writer.visitMethod(Opcodes.ACC_PUBLIC, "wide", "(JLjava/lang/Object;D)J", null, null);
            wide.visitCode();
            Label negative = new Label();
            wide.visitVarInsn(Opcodes.LLOAD, 1);
            wide.visitInsn(Opcodes.LCONST_0);
            wide.visitInsn(Opcodes.LCMP);
            wide.visitJumpInsn(Opcodes.IFLT, negative);
            wide.visitVarInsn(Opcodes.DLOAD, 4);
            wide.visitInsn(Opcodes.D2L);
            wide.visitVarInsn(Opcodes.LLOAD, 1);
            wide.visitInsn(Opcodes.LADD);
            wide.visitInsn(Opcodes.LRETURN);
            wide.visitLabel(negative);
            wide.visitTypeInsn(Opcodes.NEW, "java/lang/IllegalStateException");
            wide.visitInsn(Opcodes.DUP);
            wide.visitLdcInsn("negative");
            wide.visitMethodInsn(
                    Opcodes.INVOKESPECIAL, "java/lang/IllegalStateException", "<init>", "(Ljava/lang/String;)V", false);
            wide.visitInsn(Opcodes.ATHROW);
            wide.visitMaxs(0, 0);
            wide.visitEnd();

            MethodVisitor echo = writer.visitMethod(
                    Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC,
                    "echo",
                    "(Ljava/lang/Object;)Ljava/lang/Object;",
                    null,
                    null);
            echo.visitCode();
            Label absent = new Label();
            echo.visitVarInsn(Opcodes.ALOAD, 0);
            echo.visitJumpInsn(Opcodes.IFNULL, absent);
            echo.visitVarInsn(Opcodes.ALOAD, 0);
            echo.visitInsn(Opcodes.ARETURN);
            echo.visitLabel(absent);
            echo.visitLdcInsn("none");
            echo.visitInsn(Opcodes.ARETURN);
            echo.visitMaxs(0, 0);
            echo.visitEnd();
        });
    }

    /** A finally block as compilers before Java 1.4.2 made it: a subroutine (JVMS 4.10.2.5). */
    static byte[] withSubroutine(int version) {
        return of(version, 0, writer -> {
            MethodVisitor method =
                    writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "subroutine", "([I)I", null, null);
            method.visitCode();
            Label subroutine = new Label();
            Label elsewhere = new Label();
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitInsn(Opcodes.ICONST_0);
            method.visitInsn(Opcodes.IALOAD);
            method.visitJumpInsn(Opcodes.IFEQ, elsewhere);
            method.visitJumpInsn(Opcodes.JSR, subroutine);
            method.visitInsn(Opcodes.ICONST_1);
            method.visitInsn(Opcodes.IRETURN);
            method.visitLabel(elsewhere);
            method.visitJumpInsn(Opcodes.JSR, subroutine);
            method.visitInsn(Opcodes.ICONST_2);
            method.visitInsn(Opcodes.IRETURN);
            method.visitLabel(subroutine);
            method.visitVarInsn(Opcodes.ASTORE, 1);
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitInsn(Opcodes.ICONST_1);
            method.visitInsn(Opcodes.DUP2);
            method.visitInsn(Opcodes.IALOAD);
            method.visitInsn(Opcodes.ICONST_1);
            method.visitInsn(Opcodes.IADD);
            method.visitInsn(Opcodes.IASTORE);
            method.visitVarInsn(Opcodes.RET, 1);
            method.visitMaxs(4, 2);
            method.visitEnd();
        });
    }

    /** A method of so many increments, three bytes each, that jumps over all of them if its argument is 0. */
    static byte[] large(int increments) {
        return of(Opcodes.V1_8, ClassWriter.COMPUTE_FRAMES, writer -> {
            MethodVisitor method =
                    writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "large", "(I)I", null, null);
            method.visitCode();
            Label end = new Label();
            method.visitVarInsn(Opcodes.ILOAD, 0);
            method.visitJumpInsn(Opcodes.IFEQ, end);
            for (int i = 0; i < increments; i++) {
                method.visitIincInsn(0, 1);
            }
            method.visitLabel(end);
            method.visitVarInsn(Opcodes.ILOAD, 0);
            method.visitInsn(Opcodes.IRETURN);
            method.visitMaxs(0, 0);
            method.visitEnd();
        });
    }

    /** A constructor that keeps a number where its receiver was. */
    static byte[] reusingTheReceiver() {
        return of(Opcodes.V1_8, ClassWriter.COMPUTE_FRAMES, writer -> {
            MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "(I)V", null, null);
            method.visitCode();
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
            method.visitInsn(Opcodes.ICONST_1);
            method.visitVarInsn(Opcodes.ISTORE, 0);
            method.visitInsn(Opcodes.RETURN);
            method.visitMaxs(0, 0);
            method.visitEnd();
        });
    }

    /** A static method with so many local variables. */
    static byte[] withLocals(int count) {
        return of(Opcodes.V1_8, 0, writer -> {
            MethodVisitor method =
                    writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "locals", "()V", null, null);
            method.visitCode();
            method.visitInsn(Opcodes.ICONST_0);
            method.visitVarInsn(Opcodes.ISTORE, count - 1);
            method.visitInsn(Opcodes.RETURN);
            method.visitMaxs(1, count);
            method.visitEnd();
        });
    }

    private static byte[] of(int version, int flags, Consumer<ClassWriter> methods) {
        ClassWriter writer = new ClassWriter(flags);
        writer.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, "generated/Old", null, "java/lang/Object", null);
        MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(1, 1);
        constructor.visitEnd();
        methods.accept(writer);
        writer.visitEnd();
        return writer.toByteArray();
    }
}
