package io.sonde.instrumentation.target;

import java.util.ArrayList;
import java.util.List;

/** Collects the declarations of one instrumentation. Not thread-safe. */
public final class Targets {

    private final List<TargetClass> named = new ArrayList<TargetClass>();
    private final List<TargetClass> subtypes = new ArrayList<TargetClass>();
    private final List<String> excludedPrefixes = new ArrayList<String>();

    /** A class known by its binary name. */
    public TargetClass named(String className) {
        TargetClass target = new TargetClass(className, null, false);
        named.add(target);
        return target;
    }

    /**
     * Every class that is a subtype of the given interface or class, whatever its name. Only a class whose constant pool
     * holds one of the discriminators, method names or descriptors, is looked at more closely.
     */
    public TargetClass subtypesOf(String supertype, String... discriminators) {
        TargetClass target = new TargetClass(supertype, discriminators, false);
        subtypes.add(target);
        return target;
    }

    /**
     * Every class whose binary name begins so, and whose constant pool holds one of the discriminators, if it has anything to
     * weave.
     */
    public TargetClass namesBeginning(String prefix, String... discriminators) {
        TargetClass target = new TargetClass(prefix, discriminators, true);
        subtypes.add(target);
        return target;
    }

    /** Keeps classes whose binary name begins so out of {@link #subtypesOf}. */
    public void exceptNamesBeginning(String prefix) {
        excludedPrefixes.add(prefix);
    }

    public List<TargetClass> namedTargets() {
        return named;
    }

    /** Those known by supertype, or by the beginning of their names. */
    public List<TargetClass> subtypeTargets() {
        return subtypes;
    }

    public List<String> excludedPrefixes() {
        return excludedPrefixes;
    }
}
