package io.sonde.agent.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.library.AbstractClient;
import com.example.library.Client;
import com.example.library.Named;
import io.sonde.agent.advice.Advices;
import io.sonde.agent.diagnostics.InstrumentationReport;
import io.sonde.agent.libraryadvice.LibraryInstrumentation;
import io.sonde.agent.threads.ClassWork;
import io.sonde.agent.verification.WovenClassVerifier;
import io.sonde.instrumentation.target.TargetClass;
import io.sonde.instrumentation.target.Targets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A weaver writes what the JVM would reject: the class stays as it was. */
final class DefectiveWeavingTest {

    private static final String CLIENT = Client.class.getName();

    @TempDir
    private static Path folder;

    private final InstrumentationReport report = new InstrumentationReport();

    private SondeTransformer transformer(WeavingDefect defect) throws ClassNotFoundException {
        TestAgent agent = new TestAgent(
                folder,
                LibraryInstrumentation.class,
                Class.forName("io.sonde.agent.libraryadvice.SendAdvice"),
                Class.forName("io.sonde.agent.libraryadvice.CloseAdvice"),
                Class.forName("io.sonde.agent.libraryadvice.ClientDetails"));
        return new SondeTransformer(
                agent.loader, List.of(new LibraryInstrumentation()), report, new ClassWork(), true, defect);
    }

    @ParameterizedTest
    @EnumSource
    void theClassStaysAsItWas(WeavingDefect defect) throws Exception {
        LibraryLoader loader = new LibraryLoader()
                .with(Client.class, AbstractClient.class, Named.class)
                .transformedBy(transformer(defect));
        Recorder.take();

        Class<?> client = Class.forName(CLIENT, true, loader);
        Object answer = client.getMethod("send", String.class)
                .invoke(client.getDeclaredConstructor().newInstance(), "request");

        assertThat(answer).isEqualTo("request!");
        assertThat(Recorder.take()).isEmpty();
        assertThat(report.transformFailures())
                .isNotEmpty()
                .allMatch(failure -> failure.startsWith("com.example.library."))
                .anyMatch(failure -> failure.startsWith(CLIENT + ": ") && failure.contains("The woven method send("));
        assertThat(report.states().get(0).errors()).isPositive();
        assertThat(report.states().get(0).transformedClasses()).isZero();
    }

    /** A defect that the JVM does not mind would prove nothing. */
    @ParameterizedTest
    @EnumSource
    void theJvmRejectsIt(WeavingDefect defect) throws Exception {
        byte[] classFile = TestAgent.classFile(Client.class);
        WovenMethods methods = everyMethod(classFile);
        byte[] spoilt = defect.spoil(weave(classFile, methods), methods);
        Class<?> client = Class.forName(CLIENT, false, new ByteLoader().with(CLIENT, spoilt));

        assertThatThrownBy(() -> CorpusTest.verify(client)).isInstanceOfAny(VerifyError.class, ClassFormatError.class);
    }

    /** Class files without frames, where the JVM infers what holds. */
    @ParameterizedTest
    @CsvSource({
        "46, false, STACK",
        "49, false, LOCALS",
        "49, false, TYPES",
        "50, true, TYPES",
        "50, false, STACK",
        "51, true, FRAMES"
    })
    void ofOldClasses(int version, boolean frames, WeavingDefect defect) throws Exception {
        byte[] classFile = GeneratedClass.old(version, frames);
        WovenMethods methods = everyMethod(classFile);
        byte[] woven = weave(classFile, methods);
        byte[] spoilt = defect.spoil(woven, methods);
        Class<?> old = Class.forName(GeneratedClass.NAME, false, new ByteLoader().with(GeneratedClass.NAME, spoilt));

        WovenClassVerifier.verify(woven, classFile, false, methods);
        assertThatThrownBy(() -> WovenClassVerifier.verify(spoilt, classFile, false, methods))
                .isInstanceOf(VerifyError.class)
                .hasMessageStartingWith("The woven method ");
        assertThatThrownBy(() -> CorpusTest.verify(old)).isInstanceOf(VerifyError.class);
    }

    /** The JVM itself verifies no class of the boot loader, and code that does not verify may crash it. */
    @Test
    void theClassesOfTheJdkToo() throws Exception {
        byte[] classFile = TestAgent.classFile(Client.class);
        for (WeavingDefect defect : WeavingDefect.values()) {
            SondeTransformer transformer = new SondeTransformer(
                    new TestAgent(folder, Advices.class).loader,
                    List.of(new OfClient()),
                    report,
                    new ClassWork(),
                    true,
                    defect);
            assertThat(transformer.transform(null, "com/example/library/Client", null, null, classFile))
                    .isNull();
            if (defect != WeavingDefect.FRAMES) {
                assertThat(transformer.transform(null, "com/example/library/Client", Client.class, null, classFile))
                        .isNull();
            }
        }
        assertThat(report.transformFailures()).hasSize(7).allMatch(failure -> failure.contains("VerifyError"));
    }

    private static final class OfClient implements io.sonde.instrumentation.target.Instrumentation {
        @Override
        public String name() {
            return TestAgent.SHARED;
        }

        @Override
        public boolean platformTypesOnly() {
            return true;
        }

        @Override
        public void declare(Targets targets) {
            targets.named(CLIENT).around("send", null, Weave.ADVICE + "OfObject");
        }
    }

    private static WovenMethods everyMethod(byte[] classFile) {
        TargetClass targets = CorpusTest.everyMethod(classFile);
        WovenMethods methods = new WovenMethods();
        methods.add(TestAgent.SHARED, targets.methods());
        return methods;
    }

    private static byte[] weave(byte[] classFile, WovenMethods methods) {
        return new Weaver(new AdviceClasses(new TestAgent(folder, Advices.class).loader::classBytes))
                .weave(null, CallSiteOwners.VISIBLE, classFile, methods, Set.of());
    }
}
