package io.sonde.agent.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.library.AbstractClient;
import com.example.library.Client;
import com.example.library.Named;
import io.sonde.agent.diagnostics.InstrumentationReport;
import io.sonde.agent.libraryadvice.LibraryInstrumentation;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a class file to a woven class with its advice, in loaders of all kinds. */
final class SondeTransformerTest {

    private static final String CLIENT = "com.example.library.Client";

    @TempDir
    private static Path folder;

    private final InstrumentationReport report = new InstrumentationReport();
    private TestAgent agent;
    private SondeTransformer transformer;

    @BeforeEach
    void start() throws Exception {
        agent = new TestAgent(
                folder,
                LibraryInstrumentation.class,
                Class.forName("io.sonde.agent.libraryadvice.SendAdvice"),
                Class.forName("io.sonde.agent.libraryadvice.CloseAdvice"),
                Class.forName("io.sonde.agent.libraryadvice.ClientDetails"));
        transformer = new SondeTransformer(agent.loader, List.of(new LibraryInstrumentation()), report);
        Recorder.take();
    }

    private LibraryLoader application() {
        return new LibraryLoader()
                .with(Client.class, AbstractClient.class, Named.class)
                .transformedBy(transformer);
    }

    private static Object send(ClassLoader loader) throws Exception {
        Class<?> client = Class.forName(CLIENT, true, loader);
        return client.getMethod("send", String.class)
                .invoke(client.getDeclaredConstructor().newInstance(), "request");
    }

    private List<String> leftOut() {
        List<String> all = new ArrayList<>();
        report.states().forEach(state -> all.addAll(state.leftOut()));
        return all;
    }

    @Test
    void adviceSeesTheLibraryAndTheAgent() throws Exception {
        LibraryLoader first = application();
        LibraryLoader second = application();
        second.classFiles.put(CLIENT, Edited.members(Client.class, UnaryOperator.identity()));

        assertThat(send(first)).isEqualTo("request!");
        assertThat(send(first)).isEqualTo("request!");
        assertThat(send(second)).isEqualTo("request!");

        assertThat(Recorder.take())
                .containsExactly(
                        "named 1 shared 1 request -> request!",
                        "named 1 shared 2 request -> request!",
                        "named 1 shared 1 request -> request!");
        assertThat(agent.failures.threw).isEmpty();
        assertThat(agent.failures.notLinked).isEmpty();
        assertThat(report.states().get(0).transformedClasses()).isEqualTo(2);
    }

    @Test
    void aClassIsFoundByItsSupertypesAndWovenOnce() throws Exception {
        // Both supertypes want close() to be woven with the same advice.
        LibraryLoader loader = application();
        loader.classFiles.put("com.example.library.Other", other());
        Class<?> other = Class.forName("com.example.library.Other", true, loader);

        other.getMethod("close").invoke(other.getDeclaredConstructor().newInstance());

        assertThat(Recorder.take()).containsExactly("close Other");
    }

    /** A subtype of Client that overrides close(). */
    private static byte[] other() {
        net.bytebuddy.jar.asm.ClassWriter writer = new net.bytebuddy.jar.asm.ClassWriter(0);
        writer.visit(52, 1, "com/example/library/Other", null, "com/example/library/Client", null);
        for (String name : new String[] {"<init>", "close"}) {
            var method = writer.visitMethod(1, name, "()V", null, null);
            method.visitCode();
            if (name.equals("<init>")) {
                method.visitVarInsn(25, 0);
                method.visitMethodInsn(183, "com/example/library/Client", "<init>", "()V", false);
            }
            method.visitInsn(177);
            method.visitMaxs(1, 1);
        }
        return writer.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size()J || com.example.library.Client.size()J",
                "size()J | size()I | com.example.library.Client.size()J",
                "sharedLjava/lang/String; || com.example.library.Client.shared:Ljava/lang/String;",
                "<init>(I)V || com.example.library.Client.<init>(I)V"
            })
    void aMissingMemberIsNamed(String member, String instead, String expected) throws Exception {
        LibraryLoader loader = application();
        byte[] edited = Edited.members(Client.class, name -> name.equals(member) ? instead : name);
        loader.classFiles.put(CLIENT, edited);

        byte[] woven = transformer.transform(loader, "com/example/library/Client", null, null, edited);

        assertThat(woven).isNull();
        assertThat(leftOut()).singleElement().asString().startsWith(expected + " is missing in ");
        assertThat(report.transformFailures()).isEmpty();
    }

    @Test
    void aMissingInheritedMemberIsNamed() {
        LibraryLoader loader = application();
        loader.classFiles.put(
                AbstractClient.class.getName(),
                Edited.members(AbstractClient.class, name -> name.startsWith("close") ? null : name));
        assertThat(transformClient(loader)).isNull();

        LibraryLoader withoutDefault = application();
        withoutDefault.classFiles.put(
                Named.class.getName(), Edited.members(Named.class, name -> name.startsWith("name") ? null : name));
        assertThat(transformClient(withoutDefault)).isNull();

        assertThat(leftOut().get(0)).startsWith("com.example.library.Client.close()V is missing");
        assertThat(leftOut().get(1)).startsWith("com.example.library.Client.name()Ljava/lang/String; is missing");
    }

    private byte[] transformClient(LibraryLoader loader) {
        return transformer.transform(
                loader, "com/example/library/Client", null, null, TestAgent.classFile(Client.class));
    }

    @Test
    void aLoaderWithoutResourcesIsLeftOut() throws Exception {
        LibraryLoader loader = new LibraryLoader() {
            @Override
            public InputStream getResourceAsStream(String name) {
                return null;
            }
        }.with(Client.class, AbstractClient.class, Named.class).transformedBy(transformer);

        assertThat(send(loader)).isEqualTo("request!");
        assertThat(Recorder.take()).isEmpty();
        assertThat(leftOut()).singleElement().asString().startsWith("class com.example.library.");
    }

    @ParameterizedTest
    @CsvSource({"runtime", "error", "overflow", "garbage", "broken", "empty"})
    void aHostileLoaderIsLeftOut(String kind) throws Exception {
        LibraryLoader loader = new LibraryLoader() {
            @Override
            public InputStream getResourceAsStream(String name) {
                switch (kind) {
                    case "runtime":
                        throw new IllegalStateException("closed");
                    case "error":
                        throw new NoClassDefFoundError("helper");
                    case "overflow":
                        throw new StackOverflowError();
                    case "garbage":
                        return new ByteArrayInputStream(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
                    case "empty":
                        return new ByteArrayInputStream(new byte[0]);
                    default:
                        return new InputStream() {
                            @Override
                            public int read() throws java.io.IOException {
                                throw new java.io.IOException("broken");
                            }
                        };
                }
            }
        }.with(Client.class, AbstractClient.class, Named.class).transformedBy(transformer);

        assertThat(send(loader)).isEqualTo("request!");
        assertThat(Recorder.take()).isEmpty();
        assertThat(leftOut()).hasSize(1);
        assertThat(report.transformFailures()).isEmpty();
    }

    @Test
    void aLoaderThatLoadsTargetsToAnswerIsNotAskedAgain() throws Exception {
        int[] asked = {0};
        LibraryLoader loader = new LibraryLoader() {
            @Override
            public InputStream getResourceAsStream(String name) {
                asked[0]++;
                if (asked[0] > 100) {
                    throw new AssertionError("asked without end");
                }
                try {
                    // What a loader does that is itself made of classes that it loads.
                    if (name.startsWith("com/example/")) {
                        Class.forName("com.example.library.AbstractClient", false, this);
                    }
                } catch (ClassNotFoundException e) {
                    throw new AssertionError(e);
                }
                return super.getResourceAsStream(name);
            }
        }.with(Client.class, AbstractClient.class, Named.class).transformedBy(transformer);

        assertThat(send(loader)).isEqualTo("request!");
        assertThat(Recorder.take()).hasSize(1);
        assertThat(asked[0]).isLessThan(20);
    }

    @Test
    void aLoaderThatHidesTheBootstrapClassesIsLeftOut() throws Exception {
        LibraryLoader loader = new LibraryLoader() {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("io.sonde.")) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        }.with(Client.class, AbstractClient.class, Named.class).transformedBy(transformer);

        assertThat(send(loader)).isEqualTo("request!");
        assertThat(leftOut())
                .singleElement()
                .asString()
                .startsWith("class io.sonde.bootstrap.AdviceBootstrap is missing in ");
    }

    @Test
    void aClassFileOfAFutureVersionIsLeftAndCounted() {
        byte[] classFile = TestAgent.classFile(Client.class);
        classFile[7] = (byte) 200;

        assertThat(transformer.transform(application(), "com/example/library/Client", null, null, classFile))
                .isNull();
        assertThat(report.transformFailures()).singleElement().asString().startsWith(CLIENT + ": ");
    }

    @Test
    void aMethodThatBecomesTooLargeLeavesTheClassAndIsCounted() {
        InstrumentationReport ofLarge = new InstrumentationReport();
        SondeTransformer large = new SondeTransformer(
                new TestAgent(folder, io.sonde.agent.advice.Advices.class).loader,
                List.of(new LargeInstrumentation()),
                ofLarge);

        assertThat(large.transform(null, "generated/Old", null, null, GeneratedClass.large(65_520 / 3)))
                .isNull();
        assertThat(ofLarge.states().get(0).errors()).isEqualTo(1);
        assertThat(ofLarge.states().get(0).transformedClasses()).isZero();
        assertThat(ofLarge.transformFailures()).hasSize(1);
    }

    @Test
    void aConstantPoolThatBecomesTooLargeLeavesTheClassAndIsCounted() {
        InstrumentationReport ofLarge = new InstrumentationReport();
        SondeTransformer large = new SondeTransformer(
                new TestAgent(folder, io.sonde.agent.advice.Advices.class).loader,
                List.of(new LargeInstrumentation()),
                ofLarge);
        var writer = new net.bytebuddy.jar.asm.ClassWriter(
                new net.bytebuddy.jar.asm.ClassReader(GeneratedClass.large(10)), 0);
        new net.bytebuddy.jar.asm.ClassReader(GeneratedClass.large(10)).accept(writer, 0);
        for (int i = 0; writer.newUTF8("filling " + i) < 65_530; i++) {
            continue;
        }

        assertThat(large.transform(null, "generated/Old", null, null, writer.toByteArray()))
                .isNull();
        assertThat(ofLarge.transformFailures()).singleElement().asString().contains("ClassTooLargeException");
    }

    /** Whatever is wrong with a class is the JVM's to find. */
    @Test
    void brokenClassFilesAreLeftToTheJvm() {
        byte[] classFile = TestAgent.classFile(Client.class);
        LibraryLoader loader = application();
        for (int length = 0; length < classFile.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(classFile, length);
            assertThat(transformer.transform(loader, "com/example/library/Client", null, null, cut))
                    .isNull();
        }
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] spoiled = classFile.clone();
            spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt(256);
            transformer.transform(loader, "com/example/library/Client", null, null, spoiled);
        }
        assertThat(report.transformFailures()).hasSizeGreaterThan(100).hasSizeLessThanOrEqualTo(500);
    }

    private static final class LargeInstrumentation implements io.sonde.instrumentation.target.Instrumentation {
        @Override
        public String name() {
            return "large";
        }

        @Override
        public boolean platformTypesOnly() {
            return true;
        }

        @Override
        public void declare(io.sonde.instrumentation.target.Targets targets) {
            targets.named(GeneratedClass.NAME).around("large", null, Weave.ADVICE + "OfInt");
        }
    }

    @Test
    void classesOfTheAgentAndGarbageAreLeft() {
        byte[] classFile = TestAgent.classFile(Client.class);
        assertThat(transformer.transform(agent.loader, "com/example/library/Client", null, null, classFile))
                .isNull();
        assertThat(transformer.transform(application(), null, null, null, classFile))
                .isNull();
        assertThat(transformer.transform(application(), "com/example/Any", null, null, new byte[3]))
                .isNull();
        assertThat(transformer.isNamedTarget(CLIENT)).isTrue();
        assertThat(transformer.isNamedTarget("[L" + CLIENT + ';')).isFalse();
        assertThat(leftOut()).isEmpty();
        assertThat(report.transformFailures()).isEmpty();
    }

    @Test
    void retransformationGivesTheSame() {
        LibraryLoader loader = application();
        assertThat(transformClient(loader)).isNotNull().isEqualTo(transformClient(loader));
    }

    @Test
    void loadersCanBeCollectedAfterTheirAdviceRan() throws Exception {
        WeakReference<ClassLoader> reference = runAndForget();

        assertThat(Garbage.collectUntil(() -> reference.get() == null))
                .as("the application's loader is collected")
                .isTrue();
    }

    private WeakReference<ClassLoader> runAndForget() throws Exception {
        LibraryLoader loader = application();
        send(loader);
        assertThat(Recorder.take()).hasSize(1);
        return new WeakReference<>(loader);
    }

    @Test
    void callSitesAreLinkedByManyThreadsAtOnce() throws Exception {
        int threads = 8;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 20; round++) {
                LibraryLoader loader = application();
                CyclicBarrier barrier = new CyclicBarrier(threads);
                List<Future<Object>> results = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    results.add(executor.submit(() -> {
                        barrier.await();
                        return send(loader);
                    }));
                }
                for (Future<Object> result : results) {
                    assertThat(result.get()).isEqualTo("request!");
                }
                assertThat(Recorder.take()).hasSize(threads);
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(agent.failures.notLinked).isEmpty();
        assertThat(agent.failures.threw).isEmpty();
    }
}
