package io.sonde.agent.weaving;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/** Writes the call of an advice method, whose arguments {@link ArgumentLoader} puts on the stack. */
interface CallSiteWriter {

    /**
     * @param method {@code enter} or {@code exit}
     * @param arguments the erased types of the arguments
     * @param returnsState whether an {@code Object} is left on the stack, or nothing
     */
    void write(MethodVisitor visitor, String method, Type[] arguments, ArgumentLoader loader, boolean returnsState);

    /** Puts one argument on the stack. */
    interface ArgumentLoader {
        void load(MethodVisitor visitor, int argument);
    }
}
