package io.sonde.agent.weaving;

import io.sonde.instrumentation.target.TargetMethod;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Weaves entry and exit call sites into the methods of one class; methods that are no targets are copied as they are. Adds
 * nothing else but {@linkplain AddedField fields}, to classes that are to have them, so that a class can be woven again when it is
 * retransformed.
 */
final class Weaver {

    private final AdviceClasses adviceClasses;

    Weaver(AdviceClasses adviceClasses) {
        this.adviceClasses = adviceClasses;
    }

    /**
     * @param callSiteOwner the internal name of the class that call sites refer to
     * @param fields to add
     * @return the woven class file; null if the class has none of the methods
     */
    byte[] weave(
            ClassLoader loader, String callSiteOwner, byte[] classFile, WovenMethods methods, Set<AddedField> fields) {
        ClassReader reader = new ClassReader(classFile);
        Map<String, Integer> maximumLocals = MethodLocals.read(reader, methods);
        if (maximumLocals.isEmpty()) {
            return null;
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        ClassVisitor target = fields.isEmpty() ? writer : AddedField.adding(fields, writer);
        reader.accept(
                new WeavingClassVisitor(target, loader, callSiteOwner, methods, adviceClasses, maximumLocals),
                ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    /** Adds fields alone. */
    static byte[] add(Set<AddedField> fields, byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(AddedField.adding(fields, writer), 0);
        return writer.toByteArray();
    }

    private static final class WeavingClassVisitor extends ClassVisitor {

        private final ClassLoader loader;
        private final String callSiteOwner;
        private final WovenMethods methods;
        private final AdviceClasses adviceClasses;
        private final Map<String, Integer> maximumLocals;
        private int classFileVersion;
        private String internalName;
        private String className;

        WeavingClassVisitor(
                ClassVisitor target,
                ClassLoader loader,
                String callSiteOwner,
                WovenMethods methods,
                AdviceClasses adviceClasses,
                Map<String, Integer> maximumLocals) {
            super(Opcodes.ASM9, target);
            this.loader = loader;
            this.callSiteOwner = callSiteOwner;
            this.methods = methods;
            this.adviceClasses = adviceClasses;
            this.maximumLocals = maximumLocals;
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            classFileVersion = version & 0xFFFF;
            internalName = name;
            className = name.replace('/', '.');
            super.visit(version, access, name, signature, superName, interfaces);
        }

        /** One of itself, with two constants for its name, is taken by the JVM; with one, as ASM writes it, it is not. */
        @Override
        public void visitInnerClass(String name, String outerName, String innerName, int access) {
            if (!name.equals(outerName)) {
                super.visitInnerClass(name, outerName, innerName, access);
            }
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor visitor = super.visitMethod(access, name, descriptor, signature, exceptions);
            Integer locals = maximumLocals.get(name + descriptor);
            if (locals == null) {
                return visitor;
            }
            CallSiteHandlers handlers = new CallSiteHandlers(new CodeAttributes(visitor));
            visitor = handlers;
            int matching = 0;
            for (int i = 0; i < methods.size(); i++) {
                if (methods.isWoven(i, access, name, descriptor)) {
                    matching++;
                }
            }
            int argumentSlot = locals + matching * WeavingMethodVisitor.ADDED_LOCALS;
            for (int i = 0; i < methods.size(); i++) {
                if (methods.isWoven(i, access, name, descriptor)) {
                    matching--;
                    TargetMethod method = methods.method(i);
                    CallSiteWriter callSites = classFileVersion >= Opcodes.V1_7
                            ? new InvokeDynamicCallSites(callSiteOwner, methods.instrumentation(i), method.advice())
                            : new LegacyCallSites(
                                    callSiteOwner, loader, className, methods.instrumentation(i), method.advice());
                    int stateSlot = locals + matching * WeavingMethodVisitor.ADDED_LOCALS;
                    if (method.form() == TargetMethod.Form.BEFORE_CALL) {
                        visitor = new BeforeCallMethodVisitor(
                                visitor, method, adviceClasses.get(method.advice()), callSites, argumentSlot);
                        continue;
                    }
                    if (method.form() == TargetMethod.Form.AROUND_CALL) {
                        visitor = new AroundCallMethodVisitor(
                                visitor,
                                method,
                                adviceClasses.get(method.advice()),
                                callSites,
                                stateSlot,
                                argumentSlot,
                                classFileVersion);
                        continue;
                    }
                    visitor = new WeavingMethodVisitor(
                            visitor,
                            handlers,
                            internalName,
                            access,
                            name,
                            descriptor,
                            method.form(),
                            adviceClasses.get(method.advice()),
                            callSites,
                            stateSlot,
                            classFileVersion);
                }
            }
            return visitor;
        }
    }
}
