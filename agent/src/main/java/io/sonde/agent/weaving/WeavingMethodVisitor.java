package io.sonde.agent.weaving;

import io.sonde.instrumentation.target.TargetMethod;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Weaves one advice into one method:
 *
 * <pre>{@code
 * Object state = enter(this, arguments…);
 * try {
 *     … return value;               // becomes: exit(state, value, null); return value;
 * } catch (Throwable thrown) {
 *     exit(state, zero, thrown);
 *     throw thrown;
 * }
 * }</pre>
 *
 * The state lives in a local variable behind the method's own, so that no instruction of the method changes; every frame
 * gets it added. Each call of enter and exit is caught around: where there is no room on the stack for the guard behind the
 * call site, or no memory to link it, the method goes on as if nothing were woven.
 */
final class WeavingMethodVisitor extends MethodVisitor {

    /** What a method's frame may have at most, in slots (JVMS 4.7.3). */
    private static final int MAXIMUM_SLOTS = 65_535;

    /** The state, and a value of one or two slots that is returned or thrown. */
    static final int ADDED_LOCALS = 3;

    /** Under a value: a number, an array, the array again and an index. */
    static final int LEGACY_STACK = 4;

    static final Type OBJECT = Type.getType(Object.class);
    static final Type THROWABLE = Type.getType(Throwable.class);

    private final boolean isStatic;
    private final boolean isConstructor;
    private final Type[] parameters;
    private final Type returned;
    private final TargetMethod.Form form;
    private final AdviceClass advice;
    private final CallSiteWriter callSites;
    private final int stateSlot;
    private final int valueSlot;
    private final boolean needsFrames;
    private final CallSiteHandlers handlers;
    private final String owner;

    private final Label body = new Label();
    private final Label enterFailed = new Label();
    private final Label exitFailed = new Label();
    private boolean exits;

    private final List<Label> guarded = new ArrayList<Label>();
    private Label rangeStart;

    /**
     * @param handlers the last of the visitors before the class is written
     * @param owner the internal name of the class
     */
    WeavingMethodVisitor(
            MethodVisitor visitor,
            CallSiteHandlers handlers,
            String owner,
            int access,
            String name,
            String descriptor,
            TargetMethod.Form form,
            AdviceClass advice,
            CallSiteWriter callSites,
            int stateSlot,
            int classFileVersion) {
        super(Opcodes.ASM9, visitor);
        this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
        this.isConstructor = name.equals("<init>");
        this.parameters = Type.getArgumentTypes(descriptor);
        this.returned = Type.getReturnType(descriptor);
        this.form = form;
        this.advice = advice;
        this.callSites = callSites;
        this.stateSlot = stateSlot;
        this.valueSlot = stateSlot + 1;
        this.needsFrames = classFileVersion >= Opcodes.V1_6;
        this.handlers = handlers;
        this.owner = owner;
        if (isConstructor && form != TargetMethod.Form.EXIT) {
            throw new IllegalArgumentException("A constructor can be woven at its exit only");
        }
    }

    private boolean isGuarded() {
        return form != TargetMethod.Form.ENTRY && !isConstructor;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        if (form != TargetMethod.Form.EXIT) {
            enter();
        } else if (isGuarded()) {
            if (isStatic) {
                super.visitInsn(Opcodes.ACONST_NULL);
            } else {
                super.visitVarInsn(Opcodes.ALOAD, 0);
            }
            super.visitVarInsn(Opcodes.ASTORE, stateSlot);
        }
        if (isGuarded()) {
            startRange();
        }
    }

    private void enter() {
        if (isGuarded()) {
            super.visitInsn(Opcodes.ACONST_NULL);
            super.visitVarInsn(Opcodes.ASTORE, stateSlot);
        }
        Label start = startOfCall();
        writeEnter();
        if (isGuarded()) {
            super.visitVarInsn(Opcodes.ASTORE, stateSlot);
        }
        endOfCall(start, enterFailed);
        super.visitLabel(body);
        frameAtBegin();
        // The method may begin with a frame of its own, and no instruction has two.
        super.visitInsn(Opcodes.NOP);
    }

    private Label startOfCall() {
        Label start = new Label();
        super.visitLabel(start);
        return start;
    }

    private void endOfCall(Label start, Label handler) {
        Label end = new Label();
        super.visitLabel(end);
        handlers.add(start, end, handler);
    }

    /** The receiver, the arguments and, where there is one, the state. */
    private void frameAtBegin(Object... stack) {
        if (!needsFrames) {
            return;
        }
        List<Object> locals = new ArrayList<Object>();
        int slots = 0;
        if (!isStatic) {
            locals.add(owner);
            slots++;
        }
        for (Type parameter : parameters) {
            locals.add(frameType(parameter));
            slots += parameter.getSize();
        }
        if (isGuarded()) {
            for (; slots < stateSlot; slots++) {
                locals.add(Opcodes.TOP);
            }
            locals.add("java/lang/Object");
        }
        super.visitFrame(Opcodes.F_NEW, locals.size(), locals.toArray(), stack.length, stack);
    }

    /** Nothing but the state and, where it is not null, the value. */
    private void frameAtEnd(Object value) {
        if (!needsFrames) {
            return;
        }
        List<Object> locals = new ArrayList<Object>();
        if (isGuarded()) {
            for (int i = 0; i < stateSlot; i++) {
                locals.add(Opcodes.TOP);
            }
            locals.add("java/lang/Object");
            if (value != null) {
                locals.add(value);
            }
        }
        super.visitFrame(Opcodes.F_NEW, locals.size(), locals.toArray(), 1, new Object[] {"java/lang/Throwable"});
    }

    private static Object frameType(Type type) {
        switch (type.getSort()) {
            case Type.VOID:
                return null;
            case Type.LONG:
                return Opcodes.LONG;
            case Type.FLOAT:
                return Opcodes.FLOAT;
            case Type.DOUBLE:
                return Opcodes.DOUBLE;
            case Type.OBJECT:
            case Type.ARRAY:
                return type.getInternalName();
            default:
                return Opcodes.INTEGER;
        }
    }

    private void writeEnter() {
        final int receivers = isStatic ? 0 : 1;
        int count = Math.min(advice.enterParameters(), parameters.length + receivers);
        if (count < 0) {
            throw new IllegalStateException("The advice has no enter method");
        }
        Type[] types = new Type[count];
        final int[] slots = new int[count];
        int slot = 0;
        for (int i = 0; i < count; i++) {
            boolean receiver = i < receivers;
            types[i] = receiver ? OBJECT : erase(parameters[i - receivers]);
            slots[i] = slot;
            slot += receiver ? 1 : parameters[i - receivers].getSize();
        }
        final Type[] erased = types;
        callSites.write(
                mv,
                "enter",
                erased,
                new CallSiteWriter.ArgumentLoader() {
                    @Override
                    public void load(MethodVisitor visitor, int argument) {
                        visitor.visitVarInsn(erased[argument].getOpcode(Opcodes.ILOAD), slots[argument]);
                    }
                },
                form == TargetMethod.Form.AROUND);
    }

    static Type erase(Type type) {
        return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY ? OBJECT : type;
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        if (isConstructor && variable == 0 && opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
            throw new IllegalStateException("The constructor uses the variable of its receiver for something else");
        }
        super.visitVarInsn(opcode, variable);
    }

    @Override
    public void visitInsn(int opcode) {
        if (form != TargetMethod.Form.ENTRY && opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            if (isConstructor) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitVarInsn(Opcodes.ASTORE, stateSlot);
                exit();
                super.visitInsn(opcode);
                return;
            }
            endRange();
            if (opcode != Opcodes.RETURN) {
                super.visitVarInsn(returned.getOpcode(Opcodes.ISTORE), valueSlot);
            }
            exit();
            loadValue();
            super.visitInsn(opcode);
            startRange();
            return;
        }
        super.visitInsn(opcode);
    }

    private void exit() {
        Label start = startOfCall();
        writeExit(false);
        endOfCall(start, exitFailed);
        exits = true;
    }

    private void loadValue() {
        if (returned.getSort() != Type.VOID) {
            super.visitVarInsn(returned.getOpcode(Opcodes.ILOAD), valueSlot);
        }
    }

    /** Calls {@code exit(state, returned, thrown)}; what was returned or thrown is in the value's slot. */
    private void writeExit(final boolean exceptional) {
        final boolean isVoid = returned.getSort() == Type.VOID;
        Type[] types = isVoid ? new Type[] {OBJECT, THROWABLE} : new Type[] {OBJECT, erase(returned), THROWABLE};
        final int last = types.length - 1;
        if (advice.exitParameters() != types.length) {
            throw new IllegalStateException(
                    "The advice's exit method takes other arguments than the woven method gives");
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
                        } else if (argument == last) {
                            if (exceptional) {
                                visitor.visitVarInsn(Opcodes.ALOAD, valueSlot);
                            } else {
                                visitor.visitInsn(Opcodes.ACONST_NULL);
                            }
                        } else if (exceptional) {
                            loadZero(visitor, returned);
                        } else {
                            visitor.visitVarInsn(returned.getOpcode(Opcodes.ILOAD), valueSlot);
                        }
                    }
                },
                false);
    }

    static void loadZero(MethodVisitor visitor, Type type) {
        switch (type.getSort()) {
            case Type.LONG:
                visitor.visitInsn(Opcodes.LCONST_0);
                break;
            case Type.FLOAT:
                visitor.visitInsn(Opcodes.FCONST_0);
                break;
            case Type.DOUBLE:
                visitor.visitInsn(Opcodes.DCONST_0);
                break;
            case Type.OBJECT:
            case Type.ARRAY:
                visitor.visitInsn(Opcodes.ACONST_NULL);
                break;
            default:
                visitor.visitInsn(Opcodes.ICONST_0);
        }
    }

    private void startRange() {
        rangeStart = new Label();
        super.visitLabel(rangeStart);
    }

    private void endRange() {
        Label end = new Label();
        super.visitLabel(end);
        if (end.getOffset() > rangeStart.getOffset()) {
            guarded.add(rangeStart);
            guarded.add(end);
        }
    }

    @Override
    public void visitFrame(int type, int localCount, Object[] locals, int stackCount, Object[] stack) {
        if (!isGuarded()) {
            super.visitFrame(type, localCount, locals, stackCount, stack);
            return;
        }
        int slots = 0;
        for (int i = 0; i < localCount; i++) {
            slots += locals[i] == Opcodes.LONG || locals[i] == Opcodes.DOUBLE ? 2 : 1;
        }
        Object[] extended = new Object[localCount + stateSlot - slots + 1];
        System.arraycopy(locals, 0, extended, 0, localCount);
        for (int i = localCount; i < extended.length - 1; i++) {
            extended[i] = Opcodes.TOP;
        }
        extended[extended.length - 1] = "java/lang/Object";
        super.visitFrame(type, extended.length, extended, stackCount, stack);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        int pushed = Math.max(Type.getArgumentsAndReturnSizes(Type.getMethodDescriptor(returned, parameters)) >> 2, 4);
        if (isGuarded()) {
            endRange();
            writeHandler();
        }
        writeHandlersOfCalls();
        int stack = maxStack + pushed + LEGACY_STACK;
        int locals = Math.max(maxLocals, stateSlot + ADDED_LOCALS);
        if (stack > MAXIMUM_SLOTS || locals > MAXIMUM_SLOTS) {
            throw new IllegalStateException("The method's frame has no room for the state");
        }
        super.visitMaxs(stack, locals);
    }

    private void writeHandler() {
        Label handler = new Label();
        super.visitLabel(handler);
        frameAtEnd(null);
        super.visitVarInsn(Opcodes.ASTORE, valueSlot);
        Label rethrow = new Label();
        Label start = startOfCall();
        writeExit(true);
        endOfCall(start, rethrow);
        super.visitVarInsn(Opcodes.ALOAD, valueSlot);
        super.visitInsn(Opcodes.ATHROW);
        super.visitLabel(rethrow);
        frameAtEnd("java/lang/Throwable");
        super.visitInsn(Opcodes.POP);
        super.visitVarInsn(Opcodes.ALOAD, valueSlot);
        super.visitInsn(Opcodes.ATHROW);
        for (int i = 0; i < guarded.size(); i += 2) {
            super.visitTryCatchBlock(guarded.get(i), guarded.get(i + 1), handler, null);
        }
    }

    /** What a call site throws is dropped, and the method goes on behind it. */
    private void writeHandlersOfCalls() {
        if (form != TargetMethod.Form.EXIT) {
            super.visitLabel(enterFailed);
            frameAtBegin("java/lang/Throwable");
            super.visitInsn(Opcodes.POP);
            super.visitJumpInsn(Opcodes.GOTO, body);
        }
        if (exits) {
            super.visitLabel(exitFailed);
            frameAtEnd(frameType(returned));
            super.visitInsn(Opcodes.POP);
            loadValue();
            super.visitInsn(returned.getOpcode(Opcodes.IRETURN));
        }
    }
}
