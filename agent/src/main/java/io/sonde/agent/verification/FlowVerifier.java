package io.sonde.agent.verification;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * What holds where the code comes from more than one place: frames, targets of branches, handlers. Code without frames is
 * gone through in rounds, until what comes from below changes nothing. Behind a subroutine nothing is known, and all is
 * let pass.
 */
abstract class FlowVerifier extends MethodVisitor {

    final TypeState state = new TypeState();
    final VerificationTypes types;

    private final Rounds rounds;
    private final boolean framed;
    private int labels;
    private final List<Block> active = new ArrayList<Block>();
    private final List<Label> labelsHere = new ArrayList<Label>();
    private boolean isFrameHere;
    private boolean isReached = true;
    private boolean isKnown = true;
    private boolean isGivenUp;
    private boolean isChanged;
    private int maximumDepth;
    private int maximumLocals;

    /** @param rounds null if there must be frames */
    FlowVerifier(Rounds rounds, VerificationTypes types) {
        super(Opcodes.ASM9);
        this.rounds = rounds;
        this.framed = rounds == null;
        this.types = types;
    }

    /** Before each instruction: whether it is known in what state. */
    final boolean begin() {
        if (isGivenUp) {
            return false;
        }
        if (!labelsHere.isEmpty()) {
            arrive();
        }
        isFrameHere = false;
        if (!isReached) {
            check(!framed, "has no frame behind a jump");
            isReached = true;
            isKnown = false;
        }
        if (isKnown && isChanged) {
            isChanged = false;
            for (Block block : active) {
                flowToHandler(block);
            }
        }
        return isKnown;
    }

    private void arrive() {
        for (Label label : labelsHere) {
            Target target = target(label);
            target.isPlaced = true;
            if (!framed) {
                target.comeFromBelow(rounds.at(target.number));
            }
            if (isFrameHere) {
                target.frame = state.copy();
                check(target.pending == null || target.pending.fits(state, types), "does not fit its frame");
                target.pending = null;
            } else if (target.pending != null) {
                check(!framed, "is a target without a frame");
                if (isReached && isKnown) {
                    state.merge(target.pending);
                } else {
                    state.set(target.pending);
                    isReached = true;
                    isKnown = true;
                }
                target.pending = null;
                isChanged = true;
            }
            if (!framed) {
                target.assumed = isReached && isKnown ? state.copy() : null;
            }
        }
        labelsHere.clear();
    }

    /** A label at the instruction that follows; null if there is none. */
    final Label here() {
        return labelsHere.isEmpty() ? null : labelsHere.get(0);
    }

    final void flowTo(Label label) {
        Target target = target(label);
        if (target.frame != null) {
            check(state.fits(target.frame, types), "does not fit the frame where it goes on");
        } else if (target.isPlaced) {
            check(!framed, "goes on where there is no frame");
            rounds.come(target.number, target.assumed, state);
        } else if (target.pending == null) {
            target.pending = state.copy();
        } else {
            target.pending.merge(state);
        }
    }

    private void flowToHandler(Block block) {
        Target target = target(block.handler);
        if (target.frame != null) {
            check(
                    state.fitLocals(target.frame, types) && state.fitThrown(target.frame, block.thrown, types),
                    "does not fit the frame of its handler");
        } else if (target.isPlaced) {
            check(!framed, "has a handler without a frame");
            rounds.come(target.number, target.assumed, state.copyFor(block.thrown));
        } else if (target.pending == null) {
            target.pending = state.copyFor(block.thrown);
        } else {
            target.pending.mergeThrown(state, block.thrown);
        }
    }

    /** The instruction that follows is not reached from here. */
    final void stop() {
        isReached = false;
    }

    /** Nothing is known of the rest of the method, behind an instruction for subroutines. */
    final void giveUp() {
        check(!framed, "has a subroutine");
        isGivenUp = true;
    }

    final void setLocal(int slot, Object type) {
        state.setLocal(slot, type);
        usesLocal(slot, type);
        isChanged = true;
    }

    final void usesLocal(int slot, Object type) {
        maximumLocals = Math.max(maximumLocals, VerificationTypes.isTwoSlots(type) ? slot + 2 : slot + 1);
    }

    final void push(Object type) {
        state.push(type);
        maximumDepth = Math.max(maximumDepth, state.depth());
    }

    final void duplicate(int slots, int under) {
        state.duplicate(slots, under);
        maximumDepth = Math.max(maximumDepth, state.depth());
    }

    final void initialize(Object uninitialized, String type) {
        state.initialize(uninitialized, type);
        isChanged = true;
    }

    static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new VerifyError(otherwise);
        }
    }

    @Override
    public void visitLabel(Label label) {
        labelsHere.add(label);
        Target target = target(label);
        target.number = labels++;
        for (Block block : target.ending) {
            check(active.remove(block), "has a handler for no instruction");
        }
        active.addAll(target.beginning);
        isChanged |= !target.beginning.isEmpty();
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
        Block block = new Block(handler, type == null ? VerificationTypes.THROWABLE : type);
        target(start).beginning.add(block);
        target(end).ending.add(block);
    }

    @Override
    public void visitFrame(int type, int localCount, Object[] locals, int stackCount, Object[] stack) {
        TypeState frame = new TypeState();
        int slot = 0;
        for (int i = 0; i < localCount; i++) {
            Object local = locals[i] == Opcodes.TOP ? null : locals[i];
            frame.setLocal(slot, local);
            usesLocal(slot, local);
            slot += VerificationTypes.isTwoSlots(local) ? 2 : 1;
        }
        for (int i = 0; i < stackCount; i++) {
            frame.push(stack[i] == Opcodes.TOP ? null : stack[i]);
        }
        maximumDepth = Math.max(maximumDepth, frame.depth());
        check(!isReached || state.fits(frame, types), "does not fit its frame");
        state.set(frame);
        isReached = true;
        isFrameHere = true;
        isChanged = true;
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        check(isGivenUp || !isReached || !isKnown, "goes on behind its end");
        check(maximumDepth <= maxStack, "needs a deeper stack than it has");
        check(maximumLocals <= maxLocals, "has not as many local variables as it needs");
    }

    private static Target target(Label label) {
        if (label.info == null) {
            label.info = new Target();
        }
        return (Target) label.info;
    }

    /** A place that labels stand for. */
    private static final class Target {
        final List<Block> beginning = new ArrayList<Block>(0);
        final List<Block> ending = new ArrayList<Block>(0);
        boolean isPlaced;
        int number;
        TypeState frame;

        /** Where there are no frames, what was taken to hold when the place was passed. */
        TypeState assumed;

        /** What is known in all places from which the code comes here, while its frame is not met. */
        TypeState pending;

        void comeFromBelow(TypeState known) {
            if (known != null && pending == null) {
                pending = known.copy();
            } else if (known != null) {
                pending.merge(known);
            }
        }
    }

    private static final class Block {
        final Label handler;
        final Object thrown;

        Block(Label handler, Object thrown) {
            this.handler = handler;
            this.thrown = thrown;
        }
    }
}
