package io.sonde.agent.weaving;

import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Call sites of class files from Java 7 on. */
final class InvokeDynamicCallSites implements CallSiteWriter {

    private static final Type OBJECT = Type.getType(Object.class);

    private static final String BOOTSTRAP_DESCRIPTOR =
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
                    + "Ljava/lang/String;Ljava/lang/String;)Ljava/lang/invoke/CallSite;";

    private final Handle bootstrapMethod;
    private final String instrumentation;
    private final String advice;

    /** @param owner the internal name of the class with the bootstrap method */
    InvokeDynamicCallSites(String owner, String instrumentation, String advice) {
        this.bootstrapMethod = new Handle(Opcodes.H_INVOKESTATIC, owner, "link", BOOTSTRAP_DESCRIPTOR, false);
        this.instrumentation = instrumentation;
        this.advice = advice;
    }

    @Override
    public void write(
            MethodVisitor visitor, String method, Type[] arguments, ArgumentLoader loader, boolean returnsState) {
        for (int i = 0; i < arguments.length; i++) {
            loader.load(visitor, i);
        }
        visitor.visitInvokeDynamicInsn(
                method,
                Type.getMethodDescriptor(returnsState ? OBJECT : Type.VOID_TYPE, arguments),
                bootstrapMethod,
                instrumentation,
                advice);
    }
}
