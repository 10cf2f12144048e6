package io.sonde.agent.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.library.AbstractClient;
import com.example.library.Client;
import com.example.library.Named;
import io.sonde.agent.advice.Advices;
import io.sonde.agent.diagnostics.InstrumentationReport;
import io.sonde.agent.libraryadvice.LibraryInstrumentation;
import io.sonde.instrumentation.InstrumentationRegistry;
import io.sonde.instrumentation.fuzz.FuzzTest;
import io.sonde.instrumentation.target.Instrumentation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Class files with bytes that were turned over, as obfuscators and broken disks make them. */
final class MutatedClassFuzzTest {

    /** Some bytes turned over, put in or left out; most of them where the constants are, or behind. */
    private static byte[] mutated(Random random, byte[] classFile) {
        byte[] mutated = classFile.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(6)) {
                case 0 -> mutated[at] = (byte) random.nextInt(256);
                case 1 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> mutated[at]++;
                case 3 -> mutated[at]--;
                case 4 -> mutated[at] = mutated[random.nextInt(mutated.length)];
                default -> mutated = cut(random, mutated, at);
            }
        }
        return mutated;
    }

    private static byte[] cut(Random random, byte[] bytes, int at) {
        return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, at + 1) : bytes;
    }

    /** Whether the JVM takes the class. It verifies it and does not initialise it. */
    private static boolean isTaken(String name, byte[] classFile) {
        try {
            CorpusTest.verify(Class.forName(name, false, new ByteLoader().with(name, classFile)));
            return true;
        } catch (LinkageError | ClassNotFoundException | TypeNotPresentException refused) {
            return false;
        }
    }

    /** Every method is woven; a class that cannot be woven is let go. */
    @Nested
    class WeaverFuzzTest extends FuzzTest {

        private final List<String> names = new ArrayList<>();
        private final List<byte[]> classFiles = new ArrayList<>();
        private int taken;

        @TempDir
        private Path folder;

        private TestAgent agent;

        WeaverFuzzTest() {
            super(400, -6317990701862096714L, 6191869386826647775L);
        }

        @BeforeEach
        void start() throws ClassNotFoundException {
            agent = new TestAgent(folder, Advices.class);
            for (String name : new String[] {
                "com.example.library.Client",
                "org.assertj.core.util.Throwables",
                "kotlin.text.CharsKt__CharKt",
                "scala.util.Either",
                "clojure.lang.Util",
                "org.apache.commons.lang.StringEscapeUtils"
            }) {
                names.add(name);
                classFiles.add(TestAgent.classFile(
                        Class.forName(name, false, getClass().getClassLoader())));
            }
        }

        @Override
        protected void tryOne(Random random) {
            int which = random.nextInt(names.size());
            byte[] classFile = mutated(random, classFiles.get(which));
            byte[] result;
            try {
                WovenMethods methods = new WovenMethods();
                methods.add(
                        TestAgent.FOR_EACH_LOADER,
                        CorpusTest.everyMethod(classFile).methods());
                result = new Weaver(new AdviceClasses(agent.loader::classBytes))
                        .weave(null, CallSiteOwners.VISIBLE, classFile, methods, Weave.fieldsFor(classFile));
            } catch (RuntimeException stays) {
                return;
            }
            if (result != null && isTaken(names.get(which), classFile)) {
                taken++;
                assertThat(isTaken(names.get(which), result))
                        .as("woven %s", names.get(which))
                        .isTrue();
            }
        }

        @Override
        protected void end() {
            assertThat(taken).as("a good part is taken by the JVM as it is").isPositive();
        }
    }

    /** From the bytes to the decision, with every instrumentation there is. */
    @Nested
    class TransformerFuzzTest extends FuzzTest {

        private final InstrumentationReport report = new InstrumentationReport();

        @TempDir
        private Path folder;

        private SondeTransformer transformer;
        private LibraryLoader application;
        private int woven;

        TransformerFuzzTest() {
            super(1_500, -2119674199861492696L, -4308191900121288485L);
        }

        @BeforeEach
        void start() throws ClassNotFoundException {
            TestAgent agent = new TestAgent(
                    folder,
                    LibraryInstrumentation.class,
                    Class.forName("io.sonde.agent.libraryadvice.SendAdvice"),
                    Class.forName("io.sonde.agent.libraryadvice.CloseAdvice"),
                    Class.forName("io.sonde.agent.libraryadvice.ClientDetails"));
            List<Instrumentation> all = new ArrayList<>(InstrumentationRegistry.all());
            all.add(new LibraryInstrumentation());
            transformer = new SondeTransformer(agent.loader, all, report);
            application = new LibraryLoader().with(Client.class, AbstractClient.class, Named.class);
        }

        @Override
        protected void tryOne(Random random) {
            byte[] classFile = mutated(random, TestAgent.classFile(Client.class));
            byte[] result = transformer.transform(application, "com/example/library/Client", null, null, classFile);
            if (result != null) {
                woven++;
                assertThat(isTaken(Client.class.getName(), classFile))
                        .as("taken as it was, and not when it is woven")
                        .matches(taken -> !taken || isTaken(Client.class.getName(), result));
            }
            byte[] garbage = new byte[random.nextInt(40)];
            random.nextBytes(garbage);
            byte[] beginning = TestAgent.classFile(Client.class);
            System.arraycopy(beginning, 0, garbage, 0, Math.min(random.nextInt(20), garbage.length));
            assertThat(transformer.transform(application, "com/example/library/Other", null, null, garbage))
                    .isNull();
        }

        @Override
        protected void end() {
            assertThat(woven).as("a good part is woven").isPositive();
        }
    }
}
