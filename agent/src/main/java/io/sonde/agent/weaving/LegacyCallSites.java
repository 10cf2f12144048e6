package io.sonde.agent.weaving;

import io.sonde.bootstrap.AdviceBootstrap;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Call sites of class files before Java 7: a number and an array of arguments. */
final class LegacyCallSites implements CallSiteWriter {

    private final String owner;
    private final ClassLoader loader;
    private final String caller;
    private final String instrumentation;
    private final String advice;

    /**
     * @param owner the internal name of the class with the method to call
     * @param caller the binary name of the class that is woven
     */
    LegacyCallSites(String owner, ClassLoader loader, String caller, String instrumentation, String advice) {
        this.owner = owner;
        this.loader = loader;
        this.caller = caller;
        this.instrumentation = instrumentation;
        this.advice = advice;
    }

    @Override
    public void write(
            MethodVisitor visitor,
            String method,
            Type[] arguments,
            ArgumentLoader argumentLoader,
            boolean returnsState) {
        int number = AdviceBootstrap.reserveLegacyCallSite(
                loader, caller, method, arguments.length, instrumentation, advice);
        if (number < 0) {
            throw new IllegalStateException("No call site is left for classes older than Java 7");
        }
        visitor.visitLdcInsn(number);
        visitor.visitIntInsn(Opcodes.SIPUSH, arguments.length);
        visitor.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        for (int i = 0; i < arguments.length; i++) {
            visitor.visitInsn(Opcodes.DUP);
            visitor.visitIntInsn(Opcodes.SIPUSH, i);
            argumentLoader.load(visitor, i);
            box(visitor, arguments[i]);
            visitor.visitInsn(Opcodes.AASTORE);
        }
        visitor.visitMethodInsn(
                Opcodes.INVOKESTATIC, owner, "invoke", "(I[Ljava/lang/Object;)Ljava/lang/Object;", false);
        if (!returnsState) {
            visitor.visitInsn(Opcodes.POP);
        }
    }

    private static void box(MethodVisitor visitor, Type type) {
        String wrapper;
        switch (type.getSort()) {
            case Type.BOOLEAN:
                wrapper = "java/lang/Boolean";
                break;
            case Type.CHAR:
                wrapper = "java/lang/Character";
                break;
            case Type.BYTE:
                wrapper = "java/lang/Byte";
                break;
            case Type.SHORT:
                wrapper = "java/lang/Short";
                break;
            case Type.INT:
                wrapper = "java/lang/Integer";
                break;
            case Type.LONG:
                wrapper = "java/lang/Long";
                break;
            case Type.FLOAT:
                wrapper = "java/lang/Float";
                break;
            case Type.DOUBLE:
                wrapper = "java/lang/Double";
                break;
            default:
                return;
        }
        visitor.visitMethodInsn(
                Opcodes.INVOKESTATIC, wrapper, "valueOf", "(" + type.getDescriptor() + ")L" + wrapper + ";", false);
    }
}
