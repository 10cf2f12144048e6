package io.sonde.agent.weaving;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.TypePath;

/**
 * Writes the exception table of a woven method at its end, so that what catches around call sites comes before the method's
 * own handlers: of several that cover an instruction the first one catches.
 */
final class CallSiteHandlers extends MethodVisitor {

    private final List<Label> first = new ArrayList<Label>();
    private final List<Label> others = new ArrayList<Label>();
    private final List<String> types = new ArrayList<String>();

    CallSiteHandlers(MethodVisitor visitor) {
        super(Opcodes.ASM9, visitor);
    }

    /** Lets the handler catch everything that is thrown between the labels. */
    void add(Label start, Label end, Label handler) {
        add(first, start, end, handler);
    }

    private static void add(List<Label> blocks, Label start, Label end, Label handler) {
        blocks.add(start);
        blocks.add(end);
        blocks.add(handler);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
        add(others, start, end, handler);
        types.add(type);
    }

    /** Left out: it refers to the handler by a number that changes, and nothing reads it from a woven method. */
    @Override
    public AnnotationVisitor visitTryCatchAnnotation(
            int typeReference, TypePath typePath, String descriptor, boolean visible) {
        return null;
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        for (int i = 0; i < first.size(); i += 3) {
            super.visitTryCatchBlock(first.get(i), first.get(i + 1), first.get(i + 2), null);
        }
        for (int i = 0; i < others.size(); i += 3) {
            super.visitTryCatchBlock(others.get(i), others.get(i + 1), others.get(i + 2), types.get(i / 3));
        }
        super.visitMaxs(maxStack, maxLocals);
    }
}
