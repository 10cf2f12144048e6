package io.sonde.agent.weaving;

import java.util.LinkedHashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** What the weaver and the link check know of a class in an instrumentation's package. Immutable. */
final class AdviceClass {

    private final Set<Reference> references = new LinkedHashSet<Reference>();
    private int enterParameters = -1;
    private int exitParameters = -1;

    private AdviceClass() {}

    static AdviceClass read(byte[] classFile) {
        AdviceClass advice = new AdviceClass();
        ClassReader reader = new ClassReader(classFile);
        reader.accept(advice.new Collector(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return advice;
    }

    /** The number of parameters of {@code enter}; -1 if there is none. */
    int enterParameters() {
        return enterParameters;
    }

    /** The number of parameters of {@code exit}; -1 if there is none. */
    int exitParameters() {
        return exitParameters;
    }

    /** Every class, field and method outside the JDK that the class's code needs. */
    Set<Reference> references() {
        return references;
    }

    private final class Collector extends ClassVisitor {

        Collector() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            addClass(superName);
            for (String interfaceName : interfaces) {
                addClass(interfaceName);
            }
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            addType(Type.getType(descriptor));
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            if ((access & Opcodes.ACC_STATIC) != 0 && name.equals("enter")) {
                enterParameters = Type.getArgumentTypes(descriptor).length;
            } else if ((access & Opcodes.ACC_STATIC) != 0 && name.equals("exit")) {
                exitParameters = Type.getArgumentTypes(descriptor).length;
            }
            addTypesOf(descriptor);
            return new CodeCollector();
        }
    }

    private void addClass(String internalName) {
        if (internalName != null && !ClassHierarchy.isPlatformName(internalName)) {
            references.add(new Reference(internalName, null, null));
        }
    }

    private void addType(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() == Type.OBJECT) {
            addClass(element.getInternalName());
        }
    }

    private void addTypesOf(String methodDescriptor) {
        for (Type argument : Type.getArgumentTypes(methodDescriptor)) {
            addType(argument);
        }
        addType(Type.getReturnType(methodDescriptor));
    }

    private void addMember(String owner, String name, String descriptor) {
        if (owner.charAt(0) != '[' && !ClassHierarchy.isPlatformName(owner)) {
            references.add(new Reference(owner, name, descriptor));
        }
    }

    private final class CodeCollector extends MethodVisitor {

        CodeCollector() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            addType(Type.getObjectType(type));
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            addType(Type.getType(descriptor));
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            addMember(owner, name, descriptor);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            addMember(owner, name, descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(
                String name, String descriptor, Handle bootstrapMethod, Object... bootstrapMethodArguments) {
            addTypesOf(descriptor);
            for (Object argument : bootstrapMethodArguments) {
                addConstant(argument);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            addConstant(value);
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
            addClass(type);
        }

        private void addConstant(Object constant) {
            if (constant instanceof Handle) {
                Handle handle = (Handle) constant;
                addMember(handle.getOwner(), handle.getName(), handle.getDesc());
            } else if (constant instanceof Type && ((Type) constant).getSort() != Type.METHOD) {
                addType((Type) constant);
            } else if (constant instanceof ConstantDynamic) {
                addType(Type.getType(((ConstantDynamic) constant).getDescriptor()));
            }
        }
    }
}
