package io.sonde.agent.weaving;

import static io.sonde.agent.weaving.Weave.ADVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sonde.agent.advice.Advices;
import io.sonde.instrumentation.target.CalledMethod;
import io.sonde.instrumentation.target.TargetClass;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that are woven around do what they did, and advice sees each. */
final class AroundCallTest {

    private static final String CALLED = Caller.Called.class.getName();
    private static final CalledMethod NOTHING = new CalledMethod(CALLED, "nothing", "()V");
    private static final String FAILURE = IllegalStateException.class.getName() + ": failed";

    @TempDir
    private static Path folder;

    private TestAgent agent;

    @BeforeEach
    void start() {
        agent = new TestAgent(folder, Advices.class);
        Recorder.take();
    }

    private Object call(String method, Consumer<TargetClass> targets, Object... arguments) throws Throwable {
        Class<?> type = Weave.define(agent, Caller.class, targets);
        Class<?>[] parameters = new Class<?>[arguments.length];
        Arrays.fill(parameters, Object.class);
        try {
            return type.getMethod(method, parameters)
                    .invoke(type.getDeclaredConstructor().newInstance(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Consumer<TargetClass> around(String method, String advice, CalledMethod... called) {
        return target -> target.aroundCall(method, null, ADVICE + advice, called);
    }

    private void assertNothingFailed() {
        assertThat(agent.failures.threw).isEmpty();
        assertThat(agent.failures.notLinked).isEmpty();
    }

    @Test
    void argumentsOfEveryWidth() throws Throwable {
        Consumer<TargetClass> target = around(
                "withArguments",
                "AroundCall",
                new CalledMethod(CALLED, "object", "(JLjava/lang/Object;D)Ljava/lang/Object;"));

        assertThat(call("withArguments", target, "x")).isEqualTo("8:x:2.5/7");
        assertThat(Recorder.take()).containsExactly("before one", "after one 8:x:2.5 null");
        assertThatThrownBy(() -> call("withArguments", target, (Object) null)).hasMessage("null");
        assertThat(Recorder.take())
                .containsExactly("before one", "after one null " + IllegalArgumentException.class.getName() + ": null");
        assertNothingFailed();
    }

    @Test
    void withinAnExpression() throws Throwable {
        Object sum = call(
                "withinAnExpression",
                around("withinAnExpression", "AroundLongCall", new CalledMethod(CALLED, "primitive", "()J")));

        assertThat(sum).isEqualTo(3 + (1L << 41));
        assertThat(Recorder.take())
                .containsExactly(
                        "before one",
                        "after one " + (1L << 40) + " null",
                        "before two",
                        "after two " + (1L << 40) + " null");
        assertNothingFailed();
    }

    @Test
    void inALoopWithItsHandlers() throws Throwable {
        assertThat(call("inALoop", around("inALoop", "AroundVoidCall", NOTHING)))
                .hasToString("[one, finally, failed, finally, two, finally]");
        assertThat(Recorder.take())
                .containsExactly(
                        "before one", "after one null",
                        "before failing", "after failing " + FAILURE,
                        "before two", "after two null");
        assertNothingFailed();
    }

    @Test
    void inNestedHandlers() throws Throwable {
        assertThat(call("nested", around("nested", "AroundVoidCall", NOTHING))).isEqualTo("failed3");
        assertThat(Recorder.take()).containsExactly("before failing", "after failing " + FAILURE);
        assertNothingFailed();
    }

    /** So comes a class of the JDK that was loaded before the agent. */
    @Test
    void inNestedHandlersWithoutFrames() {
        ClassWriter withoutFrames = new ClassWriter(0);
        new ClassReader(TestAgent.classFile(Caller.class)).accept(withoutFrames, ClassReader.SKIP_FRAMES);

        byte[] woven = Weave.weave(
                agent,
                new ByteLoader(),
                withoutFrames.toByteArray(),
                TestAgent.SHARED,
                around("nested", "AroundVoidCall", NOTHING));
        assertThat(new String(woven, StandardCharsets.ISO_8859_1)).contains(CallSiteOwners.VISIBLE);
    }

    @Test
    void withoutAHandler() {
        assertThatThrownBy(() -> call("uncaught", around("uncaught", "AroundVoidCall", NOTHING)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("failed");
        assertThat(Recorder.take()).containsExactly("before failing", "after failing " + FAILURE);
        assertNothingFailed();
    }

    @Test
    void oneOfSeveral() throws Throwable {
        CalledMethod absent = new CalledMethod(CALLED, "nothing", "(I)V");

        assertThat(call("inALoop", around("inALoop", "AroundVoidCall", absent, NOTHING)))
                .hasToString("[one, finally, failed, finally, two, finally]");
        assertThat(Recorder.take()).hasSize(6);
    }

    @Test
    void staticWithOneArgument() throws Throwable {
        CalledMethod alone = new CalledMethod(Caller.class.getName(), "alone", "(L" + CALLED.replace('.', '/') + ";)V");

        assertThat(call("ofStatic", around("ofStatic", "AroundVoidCall", alone)))
                .isEqualTo("done");
        assertThat(Recorder.take()).containsExactly("before one", "after one null");
        assertNothingFailed();
    }

    @Test
    void staticWithMoreArgumentsIsRefused() {
        CalledMethod together =
                new CalledMethod(Caller.class.getName(), "together", "(L" + CALLED.replace('.', '/') + ";I)V");

        assertThatThrownBy(() -> call("ofStaticWithTwo", around("ofStaticWithTwo", "AroundVoidCall", together)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one argument");
    }

    @Test
    void methodWithoutTheCallIsRefused() {
        assertThatThrownBy(() -> call("uncaught", around("uncaught", "AroundVoidCall", CalledMethod.RUN)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no such call");
    }
}
