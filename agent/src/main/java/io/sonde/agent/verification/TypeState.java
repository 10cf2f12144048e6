package io.sonde.agent.verification;

import java.util.Arrays;

/** The types of local variables and of the operand stack at one instruction, slot by slot. Not thread-safe. */
final class TypeState {

    private Object[] locals;
    private Object[] stack;
    private int depth;

    TypeState() {
        locals = new Object[8];
        stack = new Object[8];
    }

    private TypeState(TypeState other, int depth) {
        locals = other.locals.clone();
        stack = depth == other.depth ? other.stack.clone() : new Object[2];
        this.depth = depth;
    }

    TypeState copy() {
        return new TypeState(this, depth);
    }

    /** The state in which a handler begins. */
    TypeState copyFor(Object thrown) {
        TypeState handler = new TypeState(this, 0);
        handler.push(thrown);
        return handler;
    }

    void set(TypeState other) {
        locals = other.locals.clone();
        stack = other.stack.clone();
        depth = other.depth;
    }

    int depth() {
        return depth;
    }

    Object local(int slot) {
        return slot < locals.length ? locals[slot] : null;
    }

    void setLocal(int slot, Object type) {
        int last = VerificationTypes.isTwoSlots(type) ? slot + 1 : slot;
        if (last + 1 >= locals.length) {
            locals = Arrays.copyOf(locals, Math.max(2 * locals.length, last + 2));
        }
        if (locals[slot] == VerificationTypes.SECOND_SLOT) {
            locals[slot - 1] = null;
        }
        if (locals[last + 1] == VerificationTypes.SECOND_SLOT) {
            locals[last + 1] = null;
        }
        if (last > slot) {
            locals[last] = VerificationTypes.SECOND_SLOT;
        }
        locals[slot] = type;
    }

    void push(Object type) {
        pushSlot(type);
        if (VerificationTypes.isTwoSlots(type)) {
            pushSlot(VerificationTypes.SECOND_SLOT);
        }
    }

    private void pushSlot(Object type) {
        if (depth == stack.length) {
            stack = Arrays.copyOf(stack, 2 * depth);
        }
        stack[depth++] = type;
    }

    /** One slot. */
    Object pop() {
        if (depth == 0) {
            throw new VerifyError("takes from an empty stack");
        }
        return stack[--depth];
    }

    /** The top slots once more, under themselves and as many slots as that; values of two slots stay whole. */
    void duplicate(int slots, int under) {
        int from = depth - slots - under;
        if (from < 0) {
            throw new VerifyError("takes from an empty stack");
        }
        if (stack[from] == VerificationTypes.SECOND_SLOT || stack[depth - slots] == VerificationTypes.SECOND_SLOT) {
            throw new VerifyError("takes a half of a long or double");
        }
        for (int i = 0; i < slots; i++) {
            pushSlot(null);
        }
        System.arraycopy(stack, from, stack, from + slots, slots + under);
        System.arraycopy(stack, depth - slots, stack, from, slots);
    }

    void discard(int slots) {
        if (depth < slots) {
            throw new VerifyError("takes from an empty stack");
        }
        if (stack[depth - slots] == VerificationTypes.SECOND_SLOT) {
            throw new VerifyError("takes a half of a long or double");
        }
        depth -= slots;
    }

    /** What {@code new} made, or the receiver of a constructor, is an object from now on. */
    void initialize(Object uninitialized, String type) {
        for (int i = 0; i < locals.length; i++) {
            if (locals[i] == uninitialized) {
                locals[i] = type;
            }
        }
        for (int i = 0; i < depth; i++) {
            if (stack[i] == uninitialized) {
                stack[i] = type;
            }
        }
    }

    /**
     * Leaves what holds in the other state too.
     *
     * @return whether that is less than before
     */
    boolean merge(TypeState other) {
        boolean changed = mergeLocals(other);
        if (depth != other.depth) {
            throw new VerifyError("is reached with stacks of different depths");
        }
        for (int i = 0; i < depth; i++) {
            Object before = stack[i];
            stack[i] = VerificationTypes.common(before, other.stack[i]);
            changed |= before != stack[i];
        }
        return changed;
    }

    /** As {@link #merge}, of a handler with the state before an instruction that it covers. */
    void mergeThrown(TypeState other, Object thrown) {
        if (depth != 1) {
            throw new VerifyError("is reached with stacks of different depths");
        }
        mergeLocals(other);
        stack[0] = VerificationTypes.common(stack[0], thrown);
    }

    private boolean mergeLocals(TypeState other) {
        boolean changed = false;
        for (int i = 0; i < locals.length; i++) {
            Object before = locals[i];
            locals[i] = VerificationTypes.common(before, other.local(i));
            changed |= before != locals[i];
        }
        return changed;
    }

    /** Whether in this state the code may go on that begins with the other. */
    boolean fits(TypeState expected, VerificationTypes types) {
        if (depth != expected.depth || !fitLocals(expected, types)) {
            return false;
        }
        for (int i = 0; i < depth; i++) {
            if (!types.isAssignable(stack[i], expected.stack[i])) {
                return false;
            }
        }
        return true;
    }

    boolean fitLocals(TypeState expected, VerificationTypes types) {
        for (int i = 0; i < expected.locals.length; i++) {
            if (!types.isAssignable(local(i), expected.locals[i])) {
                return false;
            }
        }
        return true;
    }

    boolean fitThrown(TypeState expected, Object thrown, VerificationTypes types) {
        return expected.depth == 1 && types.isAssignable(thrown, expected.stack[0]);
    }
}
