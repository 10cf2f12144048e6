package io.sonde.agent.weaving;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Reads ahead how many local variables the methods to weave have, because frames need it before their code ends. */
final class MethodLocals extends ClassVisitor {

    private final WovenMethods methods;
    private final Map<String, Integer> maximumLocals = new HashMap<String, Integer>();

    private MethodLocals(WovenMethods methods) {
        super(Opcodes.ASM9);
        this.methods = methods;
    }

    /** The number of local variables by method name and descriptor. */
    static Map<String, Integer> read(ClassReader reader, WovenMethods methods) {
        MethodLocals visitor = new MethodLocals(methods);
        reader.accept(visitor, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return visitor.maximumLocals;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, final String name, final String descriptor, String signature, String[] exceptions) {
        boolean anyway = false;
        boolean perhaps = false;
        for (int i = 0; i < methods.size(); i++) {
            if (methods.isWoven(i, access, name, descriptor)) {
                anyway |= !methods.isBeforeCall(i);
                perhaps = true;
            }
        }
        return perhaps ? new Code(name + descriptor, anyway) : null;
    }

    private final class Code extends MethodVisitor {

        private final String method;
        private boolean isWoven;

        Code(String method, boolean isWoven) {
            super(Opcodes.ASM9);
            this.method = method;
            this.isWoven = isWoven;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            isWoven |= methods.areBefore(owner, name, descriptor);
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            if (isWoven) {
                maximumLocals.put(method, maxLocals);
            }
        }
    }
}
