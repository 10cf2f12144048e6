package io.sonde.agent.verification;

import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The types of the JVM's verifier (JVMS 4.10.1.2) as ASM's frames have them: a constant for a primitive type, an internal name
 * or an array's descriptor, a label for what {@code new} made there. No type at all is null; the second slot of a long or
 * double is a type of its own.
 */
final class VerificationTypes {

    static final Object INTEGER = Opcodes.INTEGER;
    static final Object FLOAT = Opcodes.FLOAT;
    static final Object LONG = Opcodes.LONG;
    static final Object DOUBLE = Opcodes.DOUBLE;
    static final Object NULL = Opcodes.NULL;
    static final Object UNINITIALIZED_THIS = Opcodes.UNINITIALIZED_THIS;
    static final Object SECOND_SLOT = new Object();

    static final String OBJECT = "java/lang/Object";
    static final String THROWABLE = "java/lang/Throwable";

    private final String method;
    private final Set<String> unproven;

    /** @param unproven where it is put down what is taken for another type and may not be one */
    VerificationTypes(String method, Set<String> unproven) {
        this.method = method;
        this.unproven = unproven;
    }

    static boolean isTwoSlots(Object type) {
        return type == LONG || type == DOUBLE;
    }

    static boolean isReference(Object type) {
        return type instanceof String || type == NULL;
    }

    static Object of(Type type) {
        switch (type.getSort()) {
            case Type.VOID:
                return null;
            case Type.FLOAT:
                return FLOAT;
            case Type.LONG:
                return LONG;
            case Type.DOUBLE:
                return DOUBLE;
            case Type.ARRAY:
            case Type.OBJECT:
                return type.getInternalName();
            default:
                return INTEGER;
        }
    }

    /** Whether what is of the one type may stand where the other is wanted. */
    boolean isAssignable(Object from, Object to) {
        if (to == null || from == to) {
            return true;
        }
        if (!(to instanceof String)) {
            return false;
        }
        if (!(from instanceof String)) {
            return from == NULL;
        }
        String source = (String) from;
        String target = (String) to;
        if (source.equals(target) || target.equals(OBJECT)) {
            return true;
        }
        if (source.charAt(0) == '[') {
            return target.charAt(0) == '['
                    ? isArrayAssignable(source, target)
                    : target.equals("java/lang/Cloneable") || target.equals("java/io/Serializable");
        }
        if (target.charAt(0) == '[') {
            return false;
        }
        unproven.add(source + " is a " + target + " in " + method);
        return true;
    }

    private static boolean isArrayAssignable(String source, String target) {
        int dimension = 1;
        while (source.charAt(dimension) == '[' && target.charAt(dimension) == '[') {
            dimension++;
        }
        boolean wantsReference = target.charAt(dimension) == 'L' || target.charAt(dimension) == '[';
        boolean hasReference = source.charAt(dimension) == 'L' || source.charAt(dimension) == '[';
        return wantsReference && hasReference;
    }

    /** What is known of a value that is of the one type or of the other. */
    static Object common(Object one, Object other) {
        if (one == null || one == other || one.equals(other)) {
            return one;
        }
        if (!isReference(one) || !isReference(other)) {
            return null;
        }
        if (one == NULL) {
            return other;
        }
        // That which says less, so that what it is taken for is put down.
        return other.equals(OBJECT) || (other.equals(THROWABLE) && !one.equals(OBJECT)) ? other : one;
    }
}
