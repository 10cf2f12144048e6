package io.sonde.agent.weaving;

import static io.sonde.agent.weaving.Weave.ADVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sonde.agent.advice.Advices;
import io.sonde.instrumentation.target.TargetClass;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Class files that are old or at the limits of the format. */
final class OldClassesTest {

    @TempDir
    private static Path folder;

    private TestAgent agent;

    @BeforeEach
    void start() {
        agent = new TestAgent(folder, Advices.class);
        Recorder.take();
    }

    private Class<?> define(byte[] classFile, String instrumentation, Consumer<TargetClass> targets) throws Exception {
        ByteLoader loader = new ByteLoader();
        byte[] woven = Weave.weave(agent, loader, classFile, instrumentation, targets);
        return Class.forName(GeneratedClass.NAME, true, loader.with(GeneratedClass.NAME, woven));
    }

    @ParameterizedTest
    @CsvSource({"46, false", "48, false", "49, false", "50, false", "50, true", "51, true", "52, true", "61, true"})
    void everyVersion(int version, boolean frames) throws Exception {
        Class<?> type = define(
                GeneratedClass.old(version, frames),
                TestAgent.SHARED,
                target -> target.around("wide", null, ADVICE + "OfLong").around("echo", null, ADVICE + "OfObject"));
        Object instance = type.getDeclaredConstructor().newInstance();
        var wide = type.getMethod("wide", long.class, Object.class, double.class);

        assertThat(wide.invoke(instance, 40L, "x", 2.5)).isEqualTo(42L);
        assertThatThrownBy(() -> wide.invoke(instance, -1L, "x", 2.5)).hasRootCauseMessage("negative");
        assertThat(type.getMethod("echo", Object.class).invoke(null, "hello")).isEqualTo("hello");
        assertThat(type.getMethod("echo", Object.class).invoke(null, (Object) null))
                .isEqualTo("none");
        assertThat(Recorder.take())
                .containsExactly(
                        "enter",
                        "exit state 42 null",
                        "enter",
                        "exit state 0 java.lang.IllegalStateException: negative",
                        "enter",
                        "exit state hello null",
                        "enter",
                        "exit state none null");
        assertThat(agent.failures.threw).isEmpty();
        assertThat(agent.failures.notLinked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {46, 49, 50})
    void subroutines(int version) throws Exception {
        Class<?> type = define(
                GeneratedClass.withSubroutine(version),
                TestAgent.SHARED,
                target -> target.around("subroutine", null, ADVICE + "OfInt"));
        int[] zero = {0, 0};

        assertThat(type.getMethod("subroutine", int[].class).invoke(null, (Object) zero))
                .isEqualTo(2);
        assertThat(type.getMethod("subroutine", int[].class).invoke(null, (Object) new int[] {1, 0}))
                .isEqualTo(1);
        assertThat(zero[1]).isEqualTo(1);
        assertThatThrownBy(() -> type.getMethod("subroutine", int[].class).invoke(null, (Object) null))
                .hasCauseInstanceOf(NullPointerException.class);
        assertThat(Recorder.take()).hasSize(6).contains("exit state 2 null", "exit state 1 null");
    }

    @Test
    void adviceOfAnOldClassKeepsItsStateOverCollections() throws Exception {
        Class<?> type = define(
                GeneratedClass.old(49, false),
                TestAgent.FOR_EACH_LOADER,
                target -> target.around("echo", null, ADVICE + "Counting"));
        for (int i = 0; i < 3; i++) {
            type.getMethod("echo", Object.class).invoke(null, "x");
            Garbage.collect();
            Garbage.collect();
        }

        assertThat(Recorder.take()).containsExactly(1, 2, 3);
        assertThat(agent.failures.notLinked).isEmpty();
    }

    @Test
    void adviceOfAnOldClassThatIsLoadedOnceLastsToo() throws Exception {
        Consumer<TargetClass> targets = target -> target.around("echo", null, ADVICE + "Counting");
        Class<?> first = define(GeneratedClass.old(49, false), TestAgent.SHARED, targets);
        Class<?> second = define(GeneratedClass.old(50, true), TestAgent.SHARED, targets);

        first.getMethod("echo", Object.class).invoke(null, "x");
        Object before = Recorder.take().get(0);
        Garbage.collect();
        second.getMethod("echo", Object.class).invoke(null, "x");

        assertThat(Recorder.take()).containsExactly((int) before + 1);
    }

    @Test
    void theLoaderOfAnOldClassCanBeCollected() throws Exception {
        WeakReference<ClassLoader> loader = callOnce();

        assertThat(Garbage.collectUntil(() -> loader.get() == null))
                .as("the loader is collected")
                .isTrue();
    }

    private WeakReference<ClassLoader> callOnce() throws Exception {
        Class<?> type = define(
                GeneratedClass.old(49, false),
                TestAgent.FOR_EACH_LOADER,
                target -> target.around("echo", null, ADVICE + "Counting"));
        type.getMethod("echo", Object.class).invoke(null, "x");
        assertThat(Recorder.take()).containsExactly(1);
        return new WeakReference<>(type.getClassLoader());
    }

    @Test
    void aLargeMethodIsWovenWithItsJumpsWidened() throws Exception {
        int increments = 32_700 / 3;
        Class<?> type = define(
                GeneratedClass.large(increments),
                TestAgent.SHARED,
                target -> target.around("large", null, ADVICE + "OfInt"));

        assertThat(type.getMethod("large", int.class).invoke(null, 0)).isEqualTo(0);
        assertThat(type.getMethod("large", int.class).invoke(null, 1)).isEqualTo(1 + increments);
        assertThat(Recorder.take()).hasSize(4);

        Class<?> wide = define(
                GeneratedClass.large(20_000),
                TestAgent.SHARED,
                target -> target.around("large", null, ADVICE + "OfInt"));
        assertThat(wide.getMethod("large", int.class).invoke(null, 5)).isEqualTo(20_005);
        assertThat(wide.getMethod("large", int.class).invoke(null, 0)).isEqualTo(0);
    }

    @Test
    void aMethodThatBecomesTooLargeIsAnError() {
        byte[] classFile = GeneratedClass.large(65_520 / 3);

        assertThatThrownBy(() -> Weave.weave(
                        agent,
                        null,
                        classFile,
                        TestAgent.SHARED,
                        target -> target.around("large", null, ADVICE + "OfInt")))
                .isInstanceOf(MethodTooLargeException.class);
    }

    @Test
    void aMethodWithoutRoomForTheStateIsAnError() {
        assertThatThrownBy(() -> Weave.weave(
                        agent,
                        null,
                        GeneratedClass.withLocals(65_534),
                        TestAgent.SHARED,
                        target -> target.around("locals", null, ADVICE + "OfVoid")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no room");
    }

    @Test
    void aConstructorThatReusesItsReceiversVariableIsAnError() {
        assertThatThrownBy(() -> Weave.weave(
                        agent,
                        null,
                        GeneratedClass.reusingTheReceiver(),
                        TestAgent.SHARED,
                        target -> target.atExit("<init>", "(I)V", ADVICE + "Receiver")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aVersionFromTheFutureIsAnError() {
        byte[] classFile = GeneratedClass.old(Opcodes.V1_8, true);
        classFile[6] = 0;
        classFile[7] = (byte) 200;

        assertThatThrownBy(() -> Weave.weave(
                        agent,
                        null,
                        classFile,
                        TestAgent.SHARED,
                        target -> target.around("echo", null, ADVICE + "OfObject")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
