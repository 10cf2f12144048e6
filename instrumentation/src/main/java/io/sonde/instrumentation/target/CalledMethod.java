package io.sonde.instrumentation.target;

/**
 * A method by the instructions that call it. Instances are immutable.
 */
public final class CalledMethod {

    /** {@code Runnable.run()}. */
    public static final CalledMethod RUN = new CalledMethod("java.lang.Runnable", "run", "()V");

    private final String owner;
    private final String name;
    private final String descriptor;

    /**
     * @param owner the binary name of the class that the instruction names
     * @param descriptor that of an instance method, or of a static one with one argument, an object, which is taken for the
     *     receiver
     */
    public CalledMethod(String owner, String name, String descriptor) {
        this.owner = owner.replace('.', '/');
        this.name = name;
        this.descriptor = descriptor;
    }

    /** @param instructionOwner an internal name */
    boolean matches(String instructionOwner, String instructionName, String instructionDescriptor) {
        return name.equals(instructionName)
                && descriptor.equals(instructionDescriptor)
                && owner.equals(instructionOwner);
    }
}
