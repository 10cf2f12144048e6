package io.sonde.agent.verification;

import java.util.Set;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** What each instruction takes from the stack and leaves there (JVMS 4.10.1.9). */
final class InstructionVerifier extends FlowVerifier {

    private static final Object INTEGER = VerificationTypes.INTEGER;
    private static final Object FLOAT = VerificationTypes.FLOAT;
    private static final Object LONG = VerificationTypes.LONG;
    private static final Object DOUBLE = VerificationTypes.DOUBLE;
    private static final Object NULL = VerificationTypes.NULL;
    private static final String OBJECT = VerificationTypes.OBJECT;

    /** In the order of the instructions, for which those of references and bytes are asked separately. */
    private static final String[] ARRAYS = {"[I", "[J", "[F", "[D", null, null, "[C", "[S"};

    private static final Object[] ELEMENTS = {INTEGER, LONG, FLOAT, DOUBLE, null, INTEGER, INTEGER, INTEGER};

    /** By the operand of {@code newarray}, from boolean on. */
    private static final String[] NEW_ARRAYS = {"[Z", "[C", "[F", "[D", "[B", "[S", "[I", "[J"};

    private final String owner;
    private final String method;
    private final boolean isConstructor;
    private final Object returned;
    private int instruction;

    /**
     * @param owner the internal name of the class
     * @param rounds null if there must be frames
     * @param unproven where it is put down what is taken for another type and may not be one
     */
    InstructionVerifier(String owner, int access, String name, String descriptor, Rounds rounds, Set<String> unproven) {
        super(rounds, new VerificationTypes(name + descriptor, unproven));
        this.owner = owner;
        this.method = name + descriptor;
        this.isConstructor = name.equals("<init>") && !owner.equals(OBJECT);
        this.returned = VerificationTypes.of(Type.getReturnType(descriptor));
        int slot = 0;
        if ((access & Opcodes.ACC_STATIC) == 0) {
            setLocal(slot++, isConstructor ? VerificationTypes.UNINITIALIZED_THIS : owner);
        }
        for (Type parameter : Type.getArgumentTypes(descriptor)) {
            setLocal(slot, VerificationTypes.of(parameter));
            slot += parameter.getSize();
        }
    }

    /** Where it is, for what is said of a method that is rejected. */
    String place() {
        return method + " at instruction " + instruction;
    }

    private void take(Object expected) {
        if (VerificationTypes.isTwoSlots(expected)) {
            check(state.pop() == VerificationTypes.SECOND_SLOT, "has no long or double on the stack");
        }
        check(types.isAssignable(state.pop(), expected), "has another type on the stack");
    }

    private void take(Object first, Object second) {
        take(first);
        take(second);
    }

    private Object takeReference() {
        Object found = state.pop();
        check(isObject(found), "has no reference on the stack");
        return found;
    }

    private void takeArray(String descriptor) {
        Object found = state.pop();
        check(found == NULL || descriptor.equals(found), "has no such array on the stack");
    }

    private Object takeArrayOfReferences() {
        Object found = state.pop();
        if (found == NULL) {
            return NULL;
        }
        check(found instanceof String, "has no array on the stack");
        String array = (String) found;
        check(
                array.length() > 1 && array.charAt(0) == '[' && (array.charAt(1) == '[' || array.charAt(1) == 'L'),
                "has no array of references on the stack");
        return array.charAt(1) == 'L' ? array.substring(2, array.length() - 1) : array.substring(1);
    }

    private void convert(Object from, Object to) {
        take(from);
        push(to);
    }

    private void combine(Object type) {
        take(type, type);
        push(type);
    }

    private void compare(Object type) {
        take(type, type);
        push(INTEGER);
    }

    private void giveBack(Object type) {
        check(returned instanceof String ? OBJECT.equals(type) : returned == type, "returns what the method does not");
        if (type != null) {
            take(returned);
        } else if (isConstructor) {
            check(state.local(0) != VerificationTypes.UNINITIALIZED_THIS, "returns an object that is not initialized");
        }
        stop();
    }

    @Override
    public void visitInsn(int opcode) {
        if (!next()) {
            endUnknown(opcode);
            return;
        }
        switch (opcode) {
            case Opcodes.NOP:
                break;
            case Opcodes.ACONST_NULL:
                push(NULL);
                break;
            case Opcodes.ICONST_M1:
            case Opcodes.ICONST_0:
            case Opcodes.ICONST_1:
            case Opcodes.ICONST_2:
            case Opcodes.ICONST_3:
            case Opcodes.ICONST_4:
            case Opcodes.ICONST_5:
                push(INTEGER);
                break;
            case Opcodes.LCONST_0:
            case Opcodes.LCONST_1:
                push(LONG);
                break;
            case Opcodes.FCONST_0:
            case Opcodes.FCONST_1:
            case Opcodes.FCONST_2:
                push(FLOAT);
                break;
            case Opcodes.DCONST_0:
            case Opcodes.DCONST_1:
                push(DOUBLE);
                break;
            case Opcodes.POP:
                state.discard(1);
                break;
            case Opcodes.POP2:
                state.discard(2);
                break;
            case Opcodes.DUP:
                duplicate(1, 0);
                break;
            case Opcodes.DUP_X1:
                duplicate(1, 1);
                break;
            case Opcodes.DUP_X2:
                duplicate(1, 2);
                break;
            case Opcodes.DUP2:
                duplicate(2, 0);
                break;
            case Opcodes.DUP2_X1:
                duplicate(2, 1);
                break;
            case Opcodes.DUP2_X2:
                duplicate(2, 2);
                break;
            case Opcodes.SWAP:
                // Once more under the one below it, and away above.
                state.duplicate(1, 1);
                state.discard(1);
                break;
            case Opcodes.ARRAYLENGTH:
                Object array = takeReference();
                check(
                        array == NULL || (array instanceof String && ((String) array).charAt(0) == '['),
                        "has no array on the stack");
                push(INTEGER);
                break;
            case Opcodes.ATHROW:
                take(VerificationTypes.THROWABLE);
                stop();
                break;
            case Opcodes.MONITORENTER:
            case Opcodes.MONITOREXIT:
                takeReference();
                break;
            case Opcodes.IRETURN:
                giveBack(INTEGER);
                break;
            case Opcodes.LRETURN:
                giveBack(LONG);
                break;
            case Opcodes.FRETURN:
                giveBack(FLOAT);
                break;
            case Opcodes.DRETURN:
                giveBack(DOUBLE);
                break;
            case Opcodes.ARETURN:
                giveBack(OBJECT);
                break;
            case Opcodes.RETURN:
                giveBack(null);
                break;
            default:
                if (opcode <= Opcodes.SALOAD) {
                    loadElement(opcode);
                } else if (opcode <= Opcodes.SASTORE) {
                    storeElement(opcode);
                } else {
                    calculate(opcode);
                }
        }
    }

    private void loadElement(int opcode) {
        take(INTEGER);
        switch (opcode) {
            case Opcodes.AALOAD:
                push(takeArrayOfReferences());
                break;
            case Opcodes.BALOAD:
                takeBytes();
                push(INTEGER);
                break;
            default:
                int kind = opcode - Opcodes.IALOAD;
                takeArray(ARRAYS[kind]);
                push(ELEMENTS[kind]);
        }
    }

    private void storeElement(int opcode) {
        if (opcode == Opcodes.AASTORE) {
            takeReference();
            take(INTEGER);
            takeArrayOfReferences();
            return;
        }
        int kind = opcode - Opcodes.IASTORE;
        take(ELEMENTS[kind]);
        take(INTEGER);
        if (opcode == Opcodes.BASTORE) {
            takeBytes();
        } else {
            takeArray(ARRAYS[kind]);
        }
    }

    private void takeBytes() {
        Object found = state.pop();
        check(found == NULL || "[B".equals(found) || "[Z".equals(found), "has no array of bytes on the stack");
    }

    private void calculate(int opcode) {
        switch (opcode) {
            case Opcodes.INEG:
            case Opcodes.I2B:
            case Opcodes.I2C:
            case Opcodes.I2S:
                convert(INTEGER, INTEGER);
                break;
            case Opcodes.LNEG:
                convert(LONG, LONG);
                break;
            case Opcodes.FNEG:
                convert(FLOAT, FLOAT);
                break;
            case Opcodes.DNEG:
                convert(DOUBLE, DOUBLE);
                break;
            case Opcodes.LSHL:
            case Opcodes.LSHR:
            case Opcodes.LUSHR:
                take(INTEGER, LONG);
                push(LONG);
                break;
            case Opcodes.I2L:
                convert(INTEGER, LONG);
                break;
            case Opcodes.I2F:
                convert(INTEGER, FLOAT);
                break;
            case Opcodes.I2D:
                convert(INTEGER, DOUBLE);
                break;
            case Opcodes.L2I:
                convert(LONG, INTEGER);
                break;
            case Opcodes.L2F:
                convert(LONG, FLOAT);
                break;
            case Opcodes.L2D:
                convert(LONG, DOUBLE);
                break;
            case Opcodes.F2I:
                convert(FLOAT, INTEGER);
                break;
            case Opcodes.F2L:
                convert(FLOAT, LONG);
                break;
            case Opcodes.F2D:
                convert(FLOAT, DOUBLE);
                break;
            case Opcodes.D2I:
                convert(DOUBLE, INTEGER);
                break;
            case Opcodes.D2L:
                convert(DOUBLE, LONG);
                break;
            case Opcodes.D2F:
                convert(DOUBLE, FLOAT);
                break;
            case Opcodes.LCMP:
                compare(LONG);
                break;
            case Opcodes.FCMPL:
            case Opcodes.FCMPG:
                compare(FLOAT);
                break;
            case Opcodes.DCMPL:
            case Opcodes.DCMPG:
                compare(DOUBLE);
                break;
            case Opcodes.LAND:
            case Opcodes.LOR:
            case Opcodes.LXOR:
                combine(LONG);
                break;
            case Opcodes.ISHL:
            case Opcodes.ISHR:
            case Opcodes.IUSHR:
            case Opcodes.IAND:
            case Opcodes.IOR:
            case Opcodes.IXOR:
                combine(INTEGER);
                break;
            default:
                // Addition to remainder, each of int, long, float and double.
                combine(ELEMENTS[(opcode - Opcodes.IADD) & 3]);
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        if (!next()) {
            return;
        }
        if (opcode == Opcodes.NEWARRAY) {
            take(INTEGER);
            push(NEW_ARRAYS[operand - Opcodes.T_BOOLEAN]);
        } else {
            push(INTEGER);
        }
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        boolean known = next();
        if (opcode == Opcodes.RET) {
            check(!known, "returns from no subroutine");
            giveUp();
        }
        if (!known) {
            return;
        }
        if (opcode == Opcodes.ALOAD) {
            Object local = state.local(variable);
            check(isObject(local), "loads no reference");
            usesLocal(variable, local);
            push(local);
        } else if (opcode == Opcodes.ASTORE) {
            Object value = state.pop();
            check(isObject(value), "stores no reference");
            setLocal(variable, value);
        } else if (opcode < Opcodes.ISTORE) {
            Object type = ELEMENTS[opcode - Opcodes.ILOAD];
            check(state.local(variable) == type, "loads another type than is in the variable");
            usesLocal(variable, type);
            push(type);
        } else {
            Object type = ELEMENTS[opcode - Opcodes.ISTORE];
            take(type);
            setLocal(variable, type);
        }
    }

    private static boolean isObject(Object type) {
        return VerificationTypes.isReference(type)
                || type instanceof Label
                || type == VerificationTypes.UNINITIALIZED_THIS;
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        Label here = here();
        if (!next()) {
            return;
        }
        switch (opcode) {
            case Opcodes.NEW:
                push(here == null ? new Label() : here);
                break;
            case Opcodes.ANEWARRAY:
                take(INTEGER);
                push(type.charAt(0) == '[' ? '[' + type : "[L" + type + ';');
                break;
            case Opcodes.CHECKCAST:
                takeReference();
                push(type);
                break;
            default:
                takeReference();
                push(INTEGER);
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String declaring, String name, String descriptor) {
        if (!next()) {
            return;
        }
        Object type = VerificationTypes.of(Type.getType(descriptor));
        if (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) {
            take(type);
        }
        if (opcode == Opcodes.PUTFIELD) {
            Object receiver = state.pop();
            check(
                    receiver == VerificationTypes.UNINITIALIZED_THIS || types.isAssignable(receiver, declaring),
                    "has another receiver on the stack");
        } else if (opcode == Opcodes.GETFIELD) {
            take(declaring);
        }
        if (opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC) {
            push(type);
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String declaring, String name, String descriptor, boolean isInterface) {
        if (!next()) {
            return;
        }
        takeArguments(descriptor);
        if (name.equals("<init>")) {
            Object receiver = state.pop();
            check(
                    receiver instanceof Label || receiver == VerificationTypes.UNINITIALIZED_THIS,
                    "initializes what is no new object");
            initialize(receiver, receiver instanceof Label ? declaring : owner);
        } else if (opcode != Opcodes.INVOKESTATIC) {
            take(declaring);
        }
        pushReturned(descriptor);
    }

    @Override
    public void visitInvokeDynamicInsn(
            String name, String descriptor, Handle bootstrapMethod, Object... bootstrapArguments) {
        if (next()) {
            takeArguments(descriptor);
            pushReturned(descriptor);
        }
    }

    private void takeArguments(String descriptor) {
        Type[] arguments = Type.getArgumentTypes(descriptor);
        for (int i = arguments.length - 1; i >= 0; i--) {
            take(VerificationTypes.of(arguments[i]));
        }
    }

    private void pushReturned(String descriptor) {
        Object type = VerificationTypes.of(Type.getReturnType(descriptor));
        if (type != null) {
            push(type);
        }
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        if (opcode == Opcodes.JSR) {
            giveUp();
        }
        if (!next()) {
            if (opcode == Opcodes.GOTO) {
                stop();
            }
            return;
        }
        if (opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ICMPLE) {
            take(INTEGER, INTEGER);
        } else if (opcode == Opcodes.IF_ACMPEQ || opcode == Opcodes.IF_ACMPNE) {
            takeReference();
            takeReference();
        } else if (opcode == Opcodes.IFNULL || opcode == Opcodes.IFNONNULL) {
            takeReference();
        } else if (opcode != Opcodes.GOTO) {
            take(INTEGER);
        }
        flowTo(label);
        if (opcode == Opcodes.GOTO) {
            stop();
        }
    }

    @Override
    public void visitLdcInsn(Object constant) {
        if (next()) {
            push(typeOf(constant));
        }
    }

    private static Object typeOf(Object constant) {
        if (constant instanceof Integer) {
            return INTEGER;
        } else if (constant instanceof String) {
            return "java/lang/String";
        } else if (constant instanceof Long) {
            return LONG;
        } else if (constant instanceof Float) {
            return FLOAT;
        } else if (constant instanceof Double) {
            return DOUBLE;
        } else if (constant instanceof Handle) {
            return "java/lang/invoke/MethodHandle";
        } else if (constant instanceof ConstantDynamic) {
            return VerificationTypes.of(Type.getType(((ConstantDynamic) constant).getDescriptor()));
        }
        return ((Type) constant).getSort() == Type.METHOD ? "java/lang/invoke/MethodType" : "java/lang/Class";
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        if (next()) {
            check(state.local(variable) == INTEGER, "increments what is no int");
            usesLocal(variable, INTEGER);
        }
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        visitLookupSwitchInsn(otherwise, null, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        if (next()) {
            take(INTEGER);
            flowTo(otherwise);
            for (Label label : labels) {
                flowTo(label);
            }
        }
        stop();
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        if (next()) {
            for (int i = 0; i < dimensions; i++) {
                take(INTEGER);
            }
            push(descriptor);
        }
    }

    private boolean next() {
        instruction++;
        return begin();
    }

    private void endUnknown(int opcode) {
        if (opcode == Opcodes.ATHROW || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN)) {
            stop();
        }
    }
}
