package io.sonde.instrumentation.target;

import java.util.ArrayList;
import java.util.List;

/** One class, or the subtypes of one class, and the methods to weave there. Not thread-safe. */
public final class TargetClass {

    private final String name;
    private final String[] discriminators;
    private final List<TargetMethod> methods = new ArrayList<TargetMethod>();
    private int neededMethods = -1;
    private boolean bridgesToo;
    private final boolean isPrefix;
    private String[] structure;
    private String markedPrefix;
    private boolean associated;

    TargetClass(String name, String[] discriminators, boolean isPrefix) {
        this.name = name;
        this.discriminators = discriminators;
        this.isPrefix = isPrefix;
    }

    /**
     * Takes a class that declares all of these methods for one of the subtypes, whatever its supertypes: a driver's class
     * may implement the interface's methods and leave it to a subclass to name the interface.
     *
     * @param signatures names with descriptors, such as {@code next()Z}
     */
    public TargetClass orDeclaring(String... signatures) {
        structure = signatures;
        return this;
    }

    /**
     * Says that the methods differ by the version: the class is woven where it has at least so many of them. Without this a
     * class of the JDK needs all, one of a library any.
     */
    public TargetClass whereItHas(int count) {
        neededMethods = count;
        return this;
    }

    /**
     * Weaves bridge methods too, of the methods declared after this: where a class knows its type argument, the method that
     * has the interface's descriptor is the compiler's bridge. The advice must bear to be run inside itself.
     */
    public TargetClass withBridges() {
        bridgesToo = true;
        return this;
    }

    /**
     * Adds a {@link io.sonde.bootstrap.Marked mark} to the classes whose binary names begin so: internal ones of a library,
     * of which applications see nothing.
     */
    public TargetClass markedIfNameBegins(String prefix) {
        markedPrefix = prefix;
        return this;
    }

    /** Whether objects of that class, one of these, get a mark. */
    public boolean marks(String binaryName) {
        return markedPrefix != null && binaryName.startsWith(markedPrefix);
    }

    /**
     * Gives the class a field for what the agent knows of its objects, where a class can be given one. The objects of another
     * find their values in a table. A class that is named is to be one that nobody serialises.
     */
    public TargetClass withAssociation() {
        associated = true;
        return this;
    }

    public boolean isAssociated() {
        return associated;
    }

    /**
     * How many of the methods a class needs to be woven.
     *
     * @param all whether it needs all of them unless something else has been said
     */
    public int neededMethods(boolean all) {
        return neededMethods >= 0 ? neededMethods : all ? methods.size() : 1;
    }

    /** Names with descriptors of methods that make a class one of the subtypes; null if only its supertypes can. */
    public String[] structure() {
        return structure == null ? null : structure.clone();
    }

    /** Weaves {@code enter} and {@code exit} of the advice; {@code enter} returns the state. */
    public TargetClass around(String method, String descriptor, String advice) {
        return add(method, descriptor, advice, TargetMethod.Form.AROUND);
    }

    /** Weaves {@code enter} alone. */
    public TargetClass atEntry(String method, String descriptor, String advice) {
        return add(method, descriptor, advice, TargetMethod.Form.ENTRY);
    }

    /** Weaves {@code exit} alone, with the receiver as its state; for constructors ({@code <init>}) at their return only. */
    public TargetClass atExit(String method, String descriptor, String advice) {
        return add(method, descriptor, advice, TargetMethod.Form.EXIT);
    }

    /**
     * Weaves inside the method, around every instruction that calls one of the given methods: {@code enter(receiver)} with
     * the receiver of that call, {@code exit(Object state, R returned, Throwable thrown)} with what the call returned or
     * threw. The exception handlers of the method see the exception after {@code exit}.
     *
     * @param called any of these: which one it is may differ by the version of the library
     */
    public TargetClass aroundCall(String method, String descriptor, String advice, CalledMethod... called) {
        methods.add(new TargetMethod(method, descriptor, advice, TargetMethod.Form.AROUND_CALL, bridgesToo, called));
        return this;
    }

    /**
     * Weaves {@code enter(receiver, arguments…)} alone, inside every method of the class, before every instruction that calls
     * the given method.
     */
    public TargetClass beforeCalls(CalledMethod called, String advice) {
        methods.add(
                new TargetMethod(null, null, advice, TargetMethod.Form.BEFORE_CALL, true, new CalledMethod[] {called}));
        return this;
    }

    /** @param descriptor the method's descriptor (JVMS 4.3.3), or null for every method of that name */
    private TargetClass add(String method, String descriptor, String advice, TargetMethod.Form form) {
        methods.add(new TargetMethod(method, descriptor, advice, form, bridgesToo));
        return this;
    }

    /** The binary name of the class, or of the supertype, or what it begins with. */
    public String name() {
        return name;
    }

    /** Whether these are all candidates whose binary names begin with the name. */
    public boolean isPrefix() {
        return isPrefix;
    }

    /** Constant-pool strings of which a candidate holds at least one; null for a class known by its name. */
    public String[] discriminators() {
        return discriminators == null ? null : discriminators.clone();
    }

    public List<TargetMethod> methods() {
        return methods;
    }
}
