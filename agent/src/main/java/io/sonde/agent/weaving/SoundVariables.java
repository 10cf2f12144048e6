package io.sonde.agent.weaving;

import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.TypePath;

/**
 * Leaves out debug information about local variables whose scope begins or ends within an instruction, as obfuscators
 * write it. The JVM takes it as it is; ASM has no place for such an end, and what it would write the JVM refuses.
 */
final class SoundVariables extends MethodVisitor {

    SoundVariables(MethodVisitor writer) {
        super(Opcodes.ASM9, writer);
    }

    @Override
    public void visitLocalVariable(
            String name, String descriptor, String signature, Label start, Label end, int index) {
        if (hasPlace(start) && hasPlace(end)) {
            super.visitLocalVariable(name, descriptor, signature, start, end, index);
        }
    }

    @Override
    public AnnotationVisitor visitLocalVariableAnnotation(
            int typeRef,
            TypePath typePath,
            Label[] start,
            Label[] end,
            int[] index,
            String descriptor,
            boolean visible) {
        for (int i = 0; i < start.length; i++) {
            if (!hasPlace(start[i]) || !hasPlace(end[i])) {
                return null;
            }
        }
        return super.visitLocalVariableAnnotation(typeRef, typePath, start, end, index, descriptor, visible);
    }

    /** Whether the label was met between two instructions; called when all have been seen. */
    private static boolean hasPlace(Label label) {
        try {
            return label.getOffset() >= 0;
        } catch (IllegalStateException nowhere) {
            return false;
        }
    }
}
