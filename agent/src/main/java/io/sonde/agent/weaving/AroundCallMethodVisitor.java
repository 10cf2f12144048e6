package io.sonde.agent.weaving;

import io.sonde.instrumentation.target.TargetMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.TypePath;

/**
 * Weaves one advice around call instructions inside one method:
 *
 * <pre>{@code
 * Object state = enter(receiver);
 * try {
 *     R returned = receiver.called(arguments…);
 *     exit(state, returned, null);
 * } catch (Throwable thrown) {
 *     exit(state, zero, thrown);
 *     throw thrown;            // into the handlers that the method has for the call
 * }
 * }</pre>
 *
 * The code that catches stands at the method's end, where the handlers around the call are repeated for it. Its frame is
 * that of the innermost of them, because what holds at a handler holds at every instruction that the handler covers. A
 * class of the JDK that was loaded before the agent comes without frames, which the JVM drops where it verifies nothing.
 */
final class AroundCallMethodVisitor extends MethodVisitor {

    private final TargetMethod target;
    private final AdviceClass advice;
    private final CallSiteWriter callSites;
    private final int stateSlot;
    private final int valueSlot;
    private final int argumentSlot;
    private final boolean needsFrames;

    private final List<Block> blocks = new ArrayList<Block>();
    private final List<WovenCall> calls = new ArrayList<WovenCall>();
    private final Set<Label> passed = new HashSet<Label>();
    private final List<Label> labelsHere = new ArrayList<Label>();
    private final Map<Label, Object[]> localsAt = new HashMap<Label, Object[]>();
    private int argumentSlots;

    /** @param argumentSlot the first local variable that nothing else uses */
    AroundCallMethodVisitor(
            MethodVisitor visitor,
            TargetMethod target,
            AdviceClass advice,
            CallSiteWriter callSites,
            int stateSlot,
            int argumentSlot,
            int classFileVersion) {
        super(Opcodes.ASM9, visitor);
        this.target = target;
        this.advice = advice;
        this.callSites = callSites;
        this.stateSlot = stateSlot;
        this.valueSlot = stateSlot + 1;
        this.argumentSlot = argumentSlot;
        this.needsFrames = classFileVersion >= Opcodes.V1_6;
        if (advice.enterParameters() != 1) {
            throw new IllegalStateException("The advice's enter method takes the receiver of the call alone");
        }
    }

    /** Kept back, because a handler that comes first in the table catches first. */
    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
        blocks.add(new Block(start, end, handler, type));
    }

    /** Left out: it refers to the handler by a number that changes, and nothing reads it from a woven method. */
    @Override
    public AnnotationVisitor visitTryCatchAnnotation(
            int typeReference, TypePath typePath, String descriptor, boolean visible) {
        return null;
    }

    @Override
    public void visitLabel(Label label) {
        super.visitLabel(label);
        passed.add(label);
        labelsHere.add(label);
    }

    @Override
    public void visitFrame(int type, int localCount, Object[] locals, int stackCount, Object[] stack) {
        super.visitFrame(type, localCount, locals, stackCount, stack);
        Object[] copy = new Object[localCount];
        System.arraycopy(locals, 0, copy, 0, localCount);
        for (Label label : labelsHere) {
            if (!localsAt.containsKey(label)) {
                localsAt.put(label, copy);
            }
        }
        labelsHere.clear();
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (name.equals("<init>") || !target.matchesCall(owner, name, descriptor)) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            return;
        }
        Type returned = Type.getReturnType(descriptor);
        Type[] arguments = Type.getArgumentTypes(descriptor);
        if (opcode == Opcodes.INVOKESTATIC) {
            if (arguments.length != 1 || arguments[0].getSort() != Type.OBJECT) {
                throw new IllegalStateException(
                        "A static call is woven around only where its one argument is an object");
            }
            arguments = new Type[0];
        }
        enter(arguments);
        WovenCall call = new WovenCall(returned, covering());
        calls.add(call);
        super.visitLabel(call.start);
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        super.visitLabel(call.end);
        if (returned.getSort() != Type.VOID) {
            super.visitVarInsn(returned.getOpcode(Opcodes.ISTORE), valueSlot);
        }
        exit(returned, false);
        if (returned.getSort() != Type.VOID) {
            super.visitVarInsn(returned.getOpcode(Opcodes.ILOAD), valueSlot);
        }
    }

    private void enter(Type[] arguments) {
        int slot = argumentSlot;
        for (int i = arguments.length - 1; i >= 0; i--) {
            super.visitVarInsn(arguments[i].getOpcode(Opcodes.ISTORE), slot);
            slot += arguments[i].getSize();
        }
        argumentSlots = Math.max(argumentSlots, slot - argumentSlot);
        super.visitInsn(Opcodes.DUP);
        super.visitVarInsn(Opcodes.ASTORE, valueSlot);
        callSites.write(
                mv,
                "enter",
                new Type[] {WeavingMethodVisitor.OBJECT},
                new CallSiteWriter.ArgumentLoader() {
                    @Override
                    public void load(MethodVisitor visitor, int argument) {
                        visitor.visitVarInsn(Opcodes.ALOAD, valueSlot);
                    }
                },
                true);
        super.visitVarInsn(Opcodes.ASTORE, stateSlot);
        for (Type argument : arguments) {
            slot -= argument.getSize();
            super.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slot);
        }
    }

    private List<Block> covering() {
        List<Block> covering = new ArrayList<Block>();
        for (Block block : blocks) {
            if (passed.contains(block.start) && !passed.contains(block.end)) {
                covering.add(block);
            }
        }
        return covering;
    }

    /** Calls {@code exit(state, returned, thrown)}; what was returned or thrown is in the value's slot. */
    private void exit(final Type returned, final boolean exceptional) {
        Type[] types = returned.getSort() == Type.VOID
                ? new Type[] {WeavingMethodVisitor.OBJECT, WeavingMethodVisitor.THROWABLE}
                : new Type[] {
                    WeavingMethodVisitor.OBJECT, WeavingMethodVisitor.erase(returned), WeavingMethodVisitor.THROWABLE
                };
        final int last = types.length - 1;
        if (advice.exitParameters() != types.length) {
            throw new IllegalStateException("The advice's exit method takes other arguments than the woven call gives");
        }
        callSites.write(
                mv,
                "exit",
                types,
                new CallSiteWriter.ArgumentLoader() {
                    @Override
                    public void load(MethodVisitor visitor, int argument) {
                        if (argument == 0) {
                            visitor.visitVarInsn(Opcodes.ALOAD, stateSlot);
                        } else if (argument < last) {
                            if (exceptional) {
                                WeavingMethodVisitor.loadZero(visitor, returned);
                            } else {
                                visitor.visitVarInsn(returned.getOpcode(Opcodes.ILOAD), valueSlot);
                            }
                        } else if (exceptional) {
                            visitor.visitVarInsn(Opcodes.ALOAD, valueSlot);
                        } else {
                            visitor.visitInsn(Opcodes.ACONST_NULL);
                        }
                    }
                },
                false);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        if (calls.isEmpty()) {
            throw new IllegalStateException(
                    "The method " + target.name() + " has no such call as it is to be woven around");
        }
        for (WovenCall call : calls) {
            writeHandler(call);
            super.visitTryCatchBlock(call.start, call.end, call.handler, null);
        }
        for (Block block : blocks) {
            super.visitTryCatchBlock(block.start, block.end, block.handler, block.type);
        }
        for (WovenCall call : calls) {
            for (Block block : call.covering) {
                super.visitTryCatchBlock(call.handler, call.handlerEnd, block.handler, block.type);
            }
        }
        super.visitMaxs(maxStack + 4 + WeavingMethodVisitor.LEGACY_STACK, argumentSlot + argumentSlots);
    }

    private void writeHandler(WovenCall call) {
        super.visitLabel(call.handler);
        if (needsFrames) {
            Object[] locals = call.covering.isEmpty() ? new Object[0] : localsAt.get(call.covering.get(0).handler);
            if (locals != null) {
                locals = withState(locals);
                super.visitFrame(Opcodes.F_NEW, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
            }
        }
        super.visitVarInsn(Opcodes.ASTORE, valueSlot);
        exit(call.returned, true);
        super.visitVarInsn(Opcodes.ALOAD, valueSlot);
        super.visitInsn(Opcodes.ATHROW);
        super.visitLabel(call.handlerEnd);
    }

    /** The locals, and the state behind them. */
    private Object[] withState(Object[] locals) {
        int slots = 0;
        for (Object local : locals) {
            slots += local == Opcodes.LONG || local == Opcodes.DOUBLE ? 2 : 1;
        }
        Object[] extended = new Object[locals.length + stateSlot - slots + 1];
        System.arraycopy(locals, 0, extended, 0, locals.length);
        for (int i = locals.length; i < extended.length - 1; i++) {
            extended[i] = Opcodes.TOP;
        }
        extended[extended.length - 1] = "java/lang/Object";
        return extended;
    }

    /** One entry of the method's own exception table. */
    private static final class Block {
        final Label start;
        final Label end;
        final Label handler;
        final String type;

        Block(Label start, Label end, Label handler, String type) {
            this.start = start;
            this.end = end;
            this.handler = handler;
            this.type = type;
        }
    }

    private static final class WovenCall {
        final Label start = new Label();
        final Label end = new Label();
        final Label handler = new Label();
        final Label handlerEnd = new Label();
        final Type returned;
        final List<Block> covering;

        WovenCall(Type returned, List<Block> covering) {
            this.returned = returned;
            this.covering = covering;
        }
    }
}
