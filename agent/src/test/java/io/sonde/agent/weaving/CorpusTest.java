package io.sonde.agent.weaving;

import static io.sonde.agent.weaving.Weave.ADVICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.agent.advice.Advices;
import io.sonde.agent.verification.WovenClassVerifier;
import io.sonde.instrumentation.target.CalledMethod;
import io.sonde.instrumentation.target.TargetClass;
import io.sonde.instrumentation.target.Targets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every method of thousands of classes of several compilers is woven, and the JVM verifies all of them; so does the agent. */
final class CorpusTest {

    @TempDir
    private static Path folder;

    private static TestAgent agent;

    @BeforeAll
    static void start() {
        agent = new TestAgent(folder, Advices.class);
    }

    @ParameterizedTest
    @CsvSource({
        "org.assertj.core.api.Assertions, 600",
        "com.tngtech.archunit.ArchConfiguration, 1000",
        "org.junit.jupiter.engine.JupiterTestEngine, 150",
        "net.bytebuddy.ByteBuddy, 2500",
        "io.opentelemetry.sdk.trace.SdkTracerProvider, 50",
        "kotlin.Unit, 900",
        "scala.Option, 2500",
        "clojure.lang.RT, 3000",
        "org.apache.commons.lang.StringUtils, 100",
        "org.apache.oro.text.perl.Perl5Util, 50"
    })
    void everyMethodOfTheJar(String anyClass, int atLeast) throws Exception {
        Path jar = Path.of(Class.forName(anyClass, false, getClass().getClassLoader())
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        WeavingLoader loader = new WeavingLoader(jar);
        int verified = 0;
        List<String> unloadable = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (String name : loader.classFiles.keySet()) {
            try {
                verify(Class.forName(name, false, loader));
                verified++;
                if (loader.rejected.containsKey(name)) {
                    broken.add(name + ", which the JVM takes: " + loader.rejected.get(name));
                }
            } catch (VerifyError | ClassFormatError | ClassCircularityError | IncompatibleClassChangeError e) {
                broken.add(name + ": " + e);
            } catch (NoClassDefFoundError | TypeNotPresentException missingOptionalLibrary) {
                unloadable.add(name);
            }
        }

        System.out.println("[corpus] " + jar.getFileName() + ": " + verified + " classes verified, "
                + loader.wovenMethods + " methods woven, " + unloadable.size() + " lack a library, "
                + loader.tooLarge + " would have a method too large");
        assertThat(broken).isEmpty();
        assertThat(verified).isGreaterThanOrEqualTo(atLeast);
        assertThat(unloadable.size()).isLessThan(verified / 5 + 20);
    }

    /** Reflection links a class, and so verifies it, without initialising it. */
    static void verify(Class<?> type) {
        assertThat(type.getDeclaredMethods()).isNotNull();
    }

    @Test
    void theJvmVerifiesHereWithoutInitialising() throws Exception {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "generated/Broken", null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "broken", "()I", null, null);
        method.visitCode();
        method.visitInsn(Opcodes.ACONST_NULL);
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(1, 0);
        Class<?> broken = Class.forName(
                "generated.Broken", false, new ByteLoader().with("generated.Broken", writer.toByteArray()));

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> verify(broken)).isInstanceOf(VerifyError.class);
    }

    /** Defines the classes of a jar itself, each with all of its methods woven. */
    private static final class WeavingLoader extends ClassLoader {

        final Map<String, byte[]> classFiles = new HashMap<>();
        int wovenMethods;
        int tooLarge;

        /** Why, by the name of the class. */
        final Map<String, String> rejected = new HashMap<>();

        WeavingLoader(Path jar) throws IOException {
            super(CorpusTest.class.getClassLoader());
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                    String name = entry.getName();
                    if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("-info.class")) {
                        try (InputStream stream = zip.getInputStream(entry)) {
                            String className = name.substring(0, name.length() - ".class".length());
                            classFiles.put(className.replace('/', '.'), stream.readAllBytes());
                        }
                    }
                }
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] classFile = classFiles.get(name);
            if (classFile == null) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] woven = woven(name, classFile);
            return defineClass(name, woven, 0, woven.length);
        }

        private byte[] woven(String name, byte[] classFile) {
            WovenMethods methods = new WovenMethods();
            methods.add(TestAgent.FOR_EACH_LOADER, everyMethod(classFile).methods());
            wovenMethods += methods.size();
            try {
                byte[] woven = new Weaver(new AdviceClasses(agent.loader::classBytes))
                        .weave(this, CallSiteOwners.VISIBLE, classFile, methods, Weave.fieldsFor(classFile));
                if (woven == null) {
                    return classFile;
                }
                verify(name, woven, classFile, methods);
                return woven;
            } catch (MethodTooLargeException staysAsItWas) {
                tooLarge++;
                return classFile;
            }
        }

        private void verify(String name, byte[] woven, byte[] classFile, WovenMethods methods) {
            for (boolean withoutFrames : new boolean[] {false, true}) {
                try {
                    WovenClassVerifier.verify(woven, classFile, withoutFrames, methods);
                } catch (VerifyError e) {
                    rejected.put(name, e.getMessage());
                }
            }
        }
    }

    /** Whatever the class declares, woven with advice that suits it. */
    static TargetClass everyMethod(byte[] classFile) {
        TargetClass target = new Targets().named("any");
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                if (name.equals("<init>")) {
                                    target.atExit(name, descriptor, ADVICE + "Receiver");
                                } else if (descriptor.endsWith(")V") && name.length() % 3 == 0) {
                                    target.atEntry(name, descriptor, ADVICE + "OfVoid");
                                } else if (descriptor.endsWith(")V")) {
                                    target.around(name, descriptor, ADVICE + "OfVoid");
                                } else {
                                    target.around(name, descriptor, ADVICE + "OfObject");
                                }
                                return null;
                            }
                        },
                        ClassReader.SKIP_CODE);
        target.beforeCalls(new CalledMethod("java.util.List", "add", "(Ljava/lang/Object;)Z"), ADVICE + "BeforeCall");
        return target;
    }
}
