package io.sonde.agent.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.agent.advice.Advices;
import io.sonde.agent.verification.WovenClassVerifier;
import io.sonde.instrumentation.fuzz.FuzzTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Woven methods that a defective weaver could have written: what the JVM would reject, the agent rejects before. */
final class DefectiveWeavingFuzzTest extends FuzzTest {

    private static final String[] CLASSES = {
        "com.example.library.Client",
        "org.assertj.core.util.Throwables",
        "kotlin.text.CharsKt__CharJVMKt",
        "clojure.lang.Util",
        "clojure.lang.Numbers",
        "org.apache.commons.lang.StringEscapeUtils",
        "io.sonde.agent.weaving.Sample"
    };

    private final List<byte[]> classFiles = new ArrayList<>();
    private final List<byte[]> wovenOnes = new ArrayList<>();
    private final List<WovenMethods> wovenMethods = new ArrayList<>();
    private int taken;
    private int tooStrict;
    private int rejected;
    private int missed;

    @TempDir
    private Path folder;

    DefectiveWeavingFuzzTest() {
        super(
                800,
                -3282161341683917711L,
                -5420528360508437408L,
                733204867408024550L,
                7620892399159013748L,
                4533227783720478390L,
                1855408457980830930L,
                -7665867819223735397L);
    }

    @BeforeEach
    void start() throws ClassNotFoundException {
        TestAgent agent = new TestAgent(folder, Advices.class);
        for (String name : CLASSES) {
            byte[] classFile =
                    TestAgent.classFile(Class.forName(name, false, getClass().getClassLoader()));
            WovenMethods methods = new WovenMethods();
            methods.add(
                    TestAgent.FOR_EACH_LOADER, CorpusTest.everyMethod(classFile).methods());
            classFiles.add(classFile);
            wovenMethods.add(methods);
            wovenOnes.add(new Weaver(new AdviceClasses(agent.loader::classBytes))
                    .weave(null, CallSiteOwners.VISIBLE, classFile, methods, Set.of()));
        }
    }

    @Override
    protected void tryOne(Random random) {
        int which = random.nextInt(CLASSES.length);
        WovenMethods methods = wovenMethods.get(which);
        byte[] spoilt;
        try {
            spoilt = spoilt(random, wovenOnes.get(which), methods);
        } catch (RuntimeException cannotBeWritten) {
            return;
        }
        String byTheAgent = null;
        try {
            WovenClassVerifier.verify(spoilt, classFiles.get(which), false, methods);
        } catch (VerifyError | RuntimeException e) {
            byTheAgent = e.toString();
        }
        String byTheJvm = byTheJvm(CLASSES[which], spoilt);
        if (byTheJvm == null) {
            taken++;
            if (byTheAgent != null) {
                tooStrict++;
            }
            return;
        }
        rejected++;
        if (byTheAgent == null) {
            missed++;
            assertThat(byTheJvm)
                    .as("what only who knows all subtypes can say")
                    .matches(
                            "(?s).*('[^']+' .*is not assignable to '|Incompatible (object )?argument|Can only throw).*");
        }
    }

    private static String byTheJvm(String name, byte[] classFile) {
        try {
            CorpusTest.verify(Class.forName(name, false, new ByteLoader().with(name, classFile)));
            return null;
        } catch (ClassNotFoundException | LinkageError e) {
            return e.toString();
        }
    }

    @Override
    protected void end() {
        System.out.println("[fuzz] " + rejected + " are rejected by the JVM, of which " + missed
                + " not by the agent, and " + taken + " taken, of which " + tooStrict + " not by the agent");
        assertThat(rejected).isPositive();
        assertThat(missed).isLessThanOrEqualTo(rejected / 100);
        assertThat(tooStrict).isLessThanOrEqualTo(taken / 20);
    }

    /** One instruction is left out, said twice, changed or gets another before it, or a frame or limit of its method changes. */
    private static byte[] spoilt(Random random, byte[] woven, WovenMethods methods) {
        ClassReader reader = new ClassReader(woven);
        int[] instructions = {0};
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        if (!methods.contains(access, name, descriptor)) {
                            return null;
                        }
                        return new EachInstruction(null) {
                            @Override
                            void instruction(Runnable write) {
                                instructions[0]++;
                            }
                        };
                    }
                },
                ClassReader.EXPAND_FRAMES);
        int at = random.nextInt(instructions[0]);
        int how = random.nextInt(12);
        ClassWriter writer = new ClassWriter(reader, 0);
        int[] count = {0};
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor visitor = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return methods.contains(access, name, descriptor)
                                ? new Spoiling(visitor, random, count, at, how)
                                : visitor;
                    }
                },
                ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    /** Spoils what comes at a place, counted over all methods. */
    private static final class Spoiling extends EachInstruction {

        private final Random random;
        private final int[] count;
        private final int at;
        private final int how;
        private boolean reached;

        Spoiling(MethodVisitor visitor, Random random, int[] count, int at, int how) {
            super(visitor);
            this.random = random;
            this.count = count;
            this.at = at;
            this.how = how;
        }

        private boolean isHere() {
            boolean here = count[0] == at;
            reached |= here;
            return here;
        }

        @Override
        void instruction(Runnable write) {
            boolean here = isHere();
            count[0]++;
            if (!here) {
                write.run();
                return;
            }
            switch (how) {
                case 0, 1 -> {}
                case 2 -> {
                    write.run();
                    write.run();
                }
                case 3 -> {
                    mv.visitInsn(Opcodes.ACONST_NULL);
                    write.run();
                }
                case 4 -> {
                    mv.visitInsn(Opcodes.POP + random.nextInt(9));
                    write.run();
                }
                case 5 -> {
                    mv.visitInsn(random.nextInt(Opcodes.MONITOREXIT + 1 - Opcodes.IALOAD - 10) + Opcodes.DUP);
                    write.run();
                }
                default -> write.run();
            }
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            boolean here = count[0] == at && how >= 6 && how <= 7;
            int changed = here && how == 6 ? Math.max(0, variable + random.nextInt(5) - 2) : variable;
            int other = here && how == 7
                    ? (opcode >= Opcodes.ISTORE ? Opcodes.ISTORE : Opcodes.ILOAD) + random.nextInt(5)
                    : opcode;
            super.visitVarInsn(other, changed);
        }

        @Override
        public void visitFrame(int type, int localCount, Object[] locals, int stackCount, Object[] stack) {
            // The first behind the place.
            if (!reached || how < 8 || how > 9) {
                super.visitFrame(type, localCount, locals, stackCount, stack);
                return;
            }
            reached = false;
            if (how == 9) {
                Object[] changed = locals.clone();
                if (localCount > 0) {
                    Object[] types = {Opcodes.TOP, Opcodes.INTEGER, Opcodes.LONG, Opcodes.NULL, "java/lang/Object"};
                    changed[random.nextInt(localCount)] = types[random.nextInt(types.length)];
                }
                super.visitFrame(type, localCount, changed, stackCount, stack);
            }
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            super.visitMaxs(
                    reached && how == 10 ? Math.max(maxStack - 1 - random.nextInt(8), 0) : maxStack,
                    reached && how == 11 ? Math.max(maxLocals - 1 - random.nextInt(3), 0) : maxLocals);
        }
    }

    /** Sees all instructions in one way. */
    private abstract static class EachInstruction extends MethodVisitor {

        EachInstruction(MethodVisitor visitor) {
            super(Opcodes.ASM9, visitor);
        }

        abstract void instruction(Runnable write);

        @Override
        public void visitInsn(int opcode) {
            instruction(() -> super.visitInsn(opcode));
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            instruction(() -> super.visitVarInsn(opcode, variable));
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            instruction(() -> super.visitTypeInsn(opcode, type));
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            instruction(() -> super.visitFieldInsn(opcode, owner, name, descriptor));
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            instruction(() -> super.visitMethodInsn(opcode, owner, name, descriptor, isInterface));
        }

        @Override
        public void visitInvokeDynamicInsn(
                String name, String descriptor, net.bytebuddy.jar.asm.Handle handle, Object... arguments) {
            instruction(() -> super.visitInvokeDynamicInsn(name, descriptor, handle, arguments));
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            instruction(() -> super.visitJumpInsn(opcode, label));
        }

        @Override
        public void visitLdcInsn(Object value) {
            instruction(() -> super.visitLdcInsn(value));
        }
    }
}
