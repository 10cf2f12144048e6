package io.sonde.agent.weaving;

import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Attribute;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.TypePath;

/**
 * Leaves out what describes the code of a woven method and cannot be written again: scopes of local variables that begin
 * or end within an instruction, as obfuscators write them, and attributes that ASM does not know, which it would move from the
 * code to the method. The JVM takes both as they are, and may refuse what ASM makes of them.
 */
final class CodeAttributes extends MethodVisitor {

    private boolean inCode;

    CodeAttributes(MethodVisitor writer) {
        super(Opcodes.ASM9, writer);
    }

    @Override
    public void visitCode() {
        inCode = true;
        super.visitCode();
    }

    @Override
    public void visitAttribute(Attribute attribute) {
        if (!inCode) {
            super.visitAttribute(attribute);
        }
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
