package io.sonde.agent.linking;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/**
 * For tests: makes advice throw in place of doing its work, as defective advice would. Which, is decided when a call site is
 * linked. Immutable.
 */
public final class FailingAdvice {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    /** What is thrown. */
    public enum Kind {
        EXCEPTION,
        LINKAGE_ERROR,
        STACK_OVERFLOW,
        OUT_OF_MEMORY
    }

    private final List<String> which;
    private final Kind kind;

    /**
     * @param which names of instrumentations, or {@code *} for all; with {@code /enter} or {@code /exit} behind it only the
     *     one of the two
     */
    public FailingAdvice(List<String> which, Kind kind) {
        this.which = new ArrayList<String>(which);
        this.kind = kind;
    }

    /** The advice itself, or what throws in its place. */
    MethodHandle replace(MethodHandle advice, String instrumentation, String method)
            throws ReflectiveOperationException {
        if (!fails(instrumentation, method)) {
            return advice;
        }
        MethodHandle thrower =
                LOOKUP.findStatic(FailingAdvice.class, "fail", MethodType.methodType(void.class, Kind.class));
        return MethodHandles.foldArguments(advice, MethodHandles.insertArguments(thrower, 0, kind));
    }

    private boolean fails(String instrumentation, String method) {
        for (String pattern : which) {
            int slash = pattern.indexOf('/');
            String name = slash < 0 ? pattern : pattern.substring(0, slash);
            if ((name.equals("*") || name.equals(instrumentation))
                    && (slash < 0 || pattern.substring(slash + 1).equals(method))) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("unused") // by its name
    private static void fail(Kind kind) {
        switch (kind) {
            case LINKAGE_ERROR:
                throw new NoClassDefFoundError("made to fail by sonde.debug.fail-advice");
            case STACK_OVERFLOW:
                recurse(0);
                break;
            case OUT_OF_MEMORY:
                // More than any array may have, so the heap may be as large as it likes.
                throw new IllegalStateException("There is an array of " + new long[Integer.MAX_VALUE].length);
            default:
                throw new IllegalStateException("made to fail by sonde.debug.fail-advice");
        }
    }

    private static int recurse(int depth) {
        return depth < 0 ? depth : recurse(depth + 1) + 1;
    }
}
