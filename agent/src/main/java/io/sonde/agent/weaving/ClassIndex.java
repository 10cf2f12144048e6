package io.sonde.agent.weaving;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.TargetClass;
import io.sonde.instrumentation.target.TargetMethod;
import io.sonde.instrumentation.target.Targets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers for every class that is loaded whether an instrumentation wants it: by one hash lookup of its name, and, outside
 * the JDK, by one pass over its constant pool. Immutable.
 */
final class ClassIndex {

    private final Map<String, List<Entry>> named = new HashMap<String, List<Entry>>();
    private final List<Entry> structural = new ArrayList<Entry>();
    private final ConstantPool discriminators;

    ClassIndex(Collection<Instrumentation> instrumentations) {
        Set<String> wanted = new HashSet<String>();
        for (Instrumentation instrumentation : instrumentations) {
            Targets targets = new Targets();
            instrumentation.declare(targets);
            Set<String> adviceNames = new LinkedHashSet<String>();
            collectAdvice(targets.namedTargets(), adviceNames);
            collectAdvice(targets.subtypeTargets(), adviceNames);
            for (TargetClass target : targets.namedTargets()) {
                String name = target.name().replace('.', '/');
                List<Entry> entries = named.get(name);
                if (entries == null) {
                    entries = new ArrayList<Entry>(1);
                    named.put(name, entries);
                }
                entries.add(new Entry(instrumentation, target, adviceNames, null));
            }
            for (TargetClass target : targets.subtypeTargets()) {
                structural.add(new Entry(instrumentation, target, adviceNames, targets.excludedPrefixes()));
                for (String discriminator : target.discriminators()) {
                    wanted.add(discriminator);
                }
            }
        }
        discriminators = new ConstantPool(wanted.toArray(new String[0]));
    }

    private static void collectAdvice(List<TargetClass> targets, Set<String> adviceNames) {
        for (TargetClass target : targets) {
            for (TargetMethod method : target.methods()) {
                adviceNames.add(method.advice());
            }
        }
    }

    /** The targets with exactly that internal name; null if there are none. */
    List<Entry> named(String internalName) {
        return named.get(internalName);
    }

    /** Whether the class could be one that is known by its supertypes. */
    boolean isCandidate(byte[] classFile) {
        return discriminators.holdsAny(classFile);
    }

    /** The targets that are known by their supertypes, or by the beginning of their names. */
    List<Entry> structural() {
        return structural;
    }

    /** Whether targets are known by that supertype, given by its binary name. */
    boolean isSupertype(String binaryName) {
        for (Entry entry : structural) {
            if (!entry.target.isPrefix() && entry.target.name().equals(binaryName)) {
                return true;
            }
        }
        return false;
    }

    /** One target class of one instrumentation. */
    static final class Entry {

        final Instrumentation instrumentation;
        final TargetClass target;
        final Set<String> adviceNames;
        /** Or what the internal name begins with. */
        final String supertype;

        private final String[] structure;
        private final List<String> excludedPrefixes;

        Entry(
                Instrumentation instrumentation,
                TargetClass target,
                Set<String> adviceNames,
                List<String> excludedPrefixes) {
            this.instrumentation = instrumentation;
            this.target = target;
            this.adviceNames = adviceNames;
            this.supertype = target.name().replace('.', '/');
            this.structure = target.structure();
            this.excludedPrefixes = excludedPrefixes;
        }

        /** Whether the class declares a method to weave. Most candidates only call such methods. */
        boolean declaresAnyMethod(ClassHeader header) {
            for (TargetMethod method : target.methods()) {
                if (method.descriptor() == null || header.declares(method.name(), method.descriptor())) {
                    return true;
                }
            }
            return false;
        }

        /** Whether the class is taken for a subtype by what it declares. */
        boolean hasStructure(ClassHeader header) {
            if (structure == null) {
                return false;
            }
            for (String signature : structure) {
                if (!header.declares(signature)) {
                    return false;
                }
            }
            return true;
        }

        /** Whether the class is one by the beginning of its name. */
        boolean hasName(String internalName) {
            return target.isPrefix() && internalName.startsWith(supertype);
        }

        boolean excludes(String internalName) {
            String binaryName = internalName.replace('/', '.');
            for (String prefix : excludedPrefixes) {
                if (binaryName.startsWith(prefix)) {
                    return true;
                }
            }
            return false;
        }
    }
}
