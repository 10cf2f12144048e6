package io.sonde.agent.weaving;

import io.sonde.instrumentation.target.TargetClass;
import io.sonde.instrumentation.target.Targets;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassReader;

/** Weaves single classes as the transformer would. */
public final class Weave {

    static final String ADVICE = "io.sonde.agent.advice.Advices$";

    private Weave() {}

    /** @return the woven class file; null if the class has none of the methods */
    public static byte[] weave(
            TestAgent agent,
            ClassLoader loader,
            byte[] classFile,
            String instrumentation,
            Consumer<TargetClass> targets) {
        TargetClass target = new Targets().named("any");
        targets.accept(target);
        WovenMethods methods = new WovenMethods();
        methods.add(instrumentation, target.methods());
        if (target.isAssociated()) {
            methods.associate(target);
        }
        if (target.marks(new ClassReader(classFile).getClassName().replace('/', '.'))) {
            methods.mark();
        }
        return new Weaver(new AdviceClasses(agent.loader::classBytes))
                .weave(loader, CallSiteOwners.VISIBLE, classFile, methods, AddedField.wantedBy(methods));
    }

    /** All of them, where a class of that kind can have any. */
    static Set<AddedField> fieldsFor(byte[] classFile) {
        return AddedField.canBeIn(ClassHeader.read(classFile))
                ? EnumSet.allOf(AddedField.class)
                : EnumSet.noneOf(AddedField.class);
    }

    /** The class as an application's loader of its own has it, woven. */
    public static Class<?> define(TestAgent agent, Class<?> type, Consumer<TargetClass> targets) {
        ByteLoader loader = new ByteLoader();
        byte[] woven = weave(agent, loader, TestAgent.classFile(type), TestAgent.SHARED, targets);
        try {
            return Class.forName(type.getName(), true, loader.with(type.getName(), woven));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
