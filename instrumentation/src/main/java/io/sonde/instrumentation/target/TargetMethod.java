package io.sonde.instrumentation.target;

/** One method to weave, and its advice. */
public final class TargetMethod {

    /** Which of the advice's methods are woven. */
    public enum Form {
        AROUND,
        ENTRY,
        EXIT,
        AROUND_CALL,
        BEFORE_CALL
    }

    private final String name;
    private final String descriptor;
    private final String advice;
    private final Form form;
    private final boolean bridgesToo;
    private final CalledMethod[] called;

    TargetMethod(String name, String descriptor, String advice, Form form, boolean bridgesToo) {
        this(name, descriptor, advice, form, bridgesToo, new CalledMethod[0]);
    }

    /** @param called for {@link Form#AROUND_CALL} and {@link Form#BEFORE_CALL}: any of these */
    TargetMethod(String name, String descriptor, String advice, Form form, boolean bridgesToo, CalledMethod[] called) {
        this.name = name;
        this.descriptor = descriptor;
        this.advice = advice;
        this.form = form;
        this.bridgesToo = bridgesToo;
        this.called = called.clone();
    }

    /** Null for every method. */
    public String name() {
        return name;
    }

    /** The descriptor, or null for every method of that name. */
    public String descriptor() {
        return descriptor;
    }

    /** The binary name of the advice class. */
    public String advice() {
        return advice;
    }

    public Form form() {
        return form;
    }

    /** Whether a bridge method that the compiler made is woven like any other. */
    public boolean bridgesToo() {
        return bridgesToo;
    }

    /** Whether an instruction that calls that method is one to weave around; the owner is an internal name. */
    public boolean matchesCall(String owner, String methodName, String methodDescriptor) {
        for (CalledMethod method : called) {
            if (method.matches(owner, methodName, methodDescriptor)) {
                return true;
            }
        }
        return false;
    }

    /** A method that returns a subtype of what the descriptor names is the same method. */
    public boolean matches(String methodName, String methodDescriptor) {
        return (name == null || name.equals(methodName))
                && (descriptor == null || descriptor.equals(methodDescriptor) || isCovariant(methodDescriptor));
    }

    private boolean isCovariant(String methodDescriptor) {
        int returned = descriptor.indexOf(')') + 1;
        return descriptor.charAt(returned) == 'L'
                && methodDescriptor.length() > returned
                && methodDescriptor.charAt(returned) == 'L'
                && methodDescriptor.regionMatches(0, descriptor, 0, returned);
    }
}
