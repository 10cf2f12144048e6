package io.sonde.agent.weaving;

import io.sonde.agent.verification.MethodSelection;
import io.sonde.instrumentation.target.TargetClass;
import io.sonde.instrumentation.target.TargetMethod;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;

/** The methods of one class that are to be woven, each with its instrumentation. Not thread-safe. */
final class WovenMethods implements MethodSelection {

    private static final int HAS_NO_CODE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE;

    private final List<TargetMethod> methods = new ArrayList<TargetMethod>();
    private final List<String> instrumentations = new ArrayList<String>();
    private boolean marked;

    private TargetClass associated;
    private boolean hasAssociation;

    /** Notes that a target's objects are to have a field. One that two targets want would be of no use to either. */
    void associate(TargetClass target) {
        if (associated == null) {
            associated = target;
            hasAssociation = true;
        } else if (associated != target) {
            hasAssociation = false;
        }
    }

    /** Whether the class is to have a field for what the agent knows of its objects. */
    boolean hasAssociation() {
        return hasAssociation;
    }

    /** Adds the methods but for those that the same instrumentation wants already, by another type of the class. */
    void add(String instrumentation, List<TargetMethod> targets) {
        for (TargetMethod target : targets) {
            if (!contains(instrumentation, target)) {
                methods.add(target);
                instrumentations.add(instrumentation);
            }
        }
    }

    private boolean contains(String instrumentation, TargetMethod target) {
        for (int i = 0; i < methods.size(); i++) {
            TargetMethod method = methods.get(i);
            if (instrumentations.get(i).equals(instrumentation)
                    && method.form() == target.form()
                    && (method.name() == null
                            ? target.name() == null
                            : method.name().equals(target.name()))
                    && method.advice().equals(target.advice())
                    && (method.descriptor() == null || method.descriptor().equals(target.descriptor()))) {
                return true;
            }
        }
        return false;
    }

    /** The class is one that gets a mark too, if any of these methods is woven. */
    void mark() {
        marked = true;
    }

    boolean areOfMarked() {
        return marked;
    }

    boolean isEmpty() {
        return methods.isEmpty();
    }

    int size() {
        return methods.size();
    }

    TargetMethod method(int index) {
        return methods.get(index);
    }

    String instrumentation(int index) {
        return instrumentations.get(index);
    }

    /** Each instrumentation once. */
    Set<String> instrumentations() {
        return new LinkedHashSet<String>(instrumentations);
    }

    @Override
    public boolean contains(int access, String name, String descriptor) {
        for (int i = 0; i < methods.size(); i++) {
            if (isWoven(i, access, name, descriptor)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a method is woven for the sake of that instruction in it. */
    boolean areBefore(String owner, String name, String descriptor) {
        for (int i = 0; i < methods.size(); i++) {
            if (isBeforeCall(i) && methods.get(i).matchesCall(owner, name, descriptor)) {
                return true;
            }
        }
        return false;
    }

    boolean isBeforeCall(int index) {
        return methods.get(index).form() == TargetMethod.Form.BEFORE_CALL;
    }

    boolean isWoven(int index, int access, String name, String descriptor) {
        TargetMethod method = methods.get(index);
        return (access & HAS_NO_CODE) == 0
                && ((access & Opcodes.ACC_BRIDGE) == 0 || method.bridgesToo())
                && method.matches(name, descriptor);
    }
}
