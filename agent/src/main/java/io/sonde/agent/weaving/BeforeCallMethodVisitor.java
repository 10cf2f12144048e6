package io.sonde.agent.weaving;

import io.sonde.instrumentation.target.TargetMethod;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Weaves one advice before call instructions inside one method: {@code enter(receiver, arguments…)}. What is on the stack for
 * the call goes through local variables of its own, which hold nothing at any frame.
 */
final class BeforeCallMethodVisitor extends MethodVisitor {

    private final TargetMethod target;
    private final AdviceClass advice;
    private final CallSiteWriter callSites;
    private final int argumentSlot;
    private int slots;

    /** @param argumentSlot the first local variable that nothing else uses beyond an instruction */
    BeforeCallMethodVisitor(
            MethodVisitor visitor,
            TargetMethod target,
            AdviceClass advice,
            CallSiteWriter callSites,
            int argumentSlot) {
        super(Opcodes.ASM9, visitor);
        this.target = target;
        this.advice = advice;
        this.callSites = callSites;
        this.argumentSlot = argumentSlot;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        boolean hasReceiver = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
        if (hasReceiver && target.matchesCall(owner, name, descriptor)) {
            enter(Type.getArgumentTypes(descriptor));
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    private void enter(Type[] arguments) {
        final Type[] types = new Type[arguments.length + 1];
        final int[] places = new int[types.length];
        types[0] = WeavingMethodVisitor.OBJECT;
        int place = argumentSlot;
        for (int i = types.length - 1; i >= 0; i--) {
            if (i > 0) {
                types[i] = arguments[i - 1];
            }
            places[i] = place;
            super.visitVarInsn(types[i].getOpcode(Opcodes.ISTORE), place);
            place += types[i].getSize();
        }
        slots = Math.max(slots, place - argumentSlot);
        Type[] given = new Type[Math.min(types.length, advice.enterParameters())];
        for (int i = 0; i < given.length; i++) {
            given[i] = WeavingMethodVisitor.erase(types[i]);
        }
        callSites.write(
                mv,
                "enter",
                given,
                new CallSiteWriter.ArgumentLoader() {
                    @Override
                    public void load(MethodVisitor visitor, int argument) {
                        visitor.visitVarInsn(types[argument].getOpcode(Opcodes.ILOAD), places[argument]);
                    }
                },
                false);
        for (int i = 0; i < types.length; i++) {
            super.visitVarInsn(types[i].getOpcode(Opcodes.ILOAD), places[i]);
        }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(maxStack + WeavingMethodVisitor.LEGACY_STACK + 2, Math.max(maxLocals, argumentSlot + slots));
    }
}
