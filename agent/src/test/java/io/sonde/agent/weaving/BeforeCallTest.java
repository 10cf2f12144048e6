package io.sonde.agent.weaving;

import static io.sonde.agent.weaving.Weave.ADVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sonde.agent.advice.Advices;
import io.sonde.instrumentation.target.CalledMethod;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Advice sees what a call gets, wherever in a class it stands, and the call does what it did. */
final class BeforeCallTest {

    private static final String CALLED = Caller.Called.class.getName();
    private static final CalledMethod OBJECT =
            new CalledMethod(CALLED, "object", "(JLjava/lang/Object;D)Ljava/lang/Object;");

    @TempDir
    private static Path folder;

    private TestAgent agent;

    @BeforeEach
    void start() {
        agent = new TestAgent(folder, Advices.class);
        Recorder.take();
    }

    @Test
    void argumentsOfEveryWidth() throws Exception {
        Class<?> type =
                Weave.define(agent, Caller.class, target -> target.beforeCalls(OBJECT, ADVICE + "BeforeWideCall"));
        Object caller = type.getDeclaredConstructor().newInstance();

        assertThat(type.getMethod("withArguments", Object.class).invoke(caller, "x"))
                .isEqualTo("8:x:2.5/7");
        assertThat(Recorder.take()).containsExactly("before one with 8 x 2.5");
        assertThatThrownBy(() -> type.getMethod("withArguments", Object.class).invoke(caller, (Object) null))
                .isInstanceOf(InvocationTargetException.class)
                .hasRootCauseMessage("null");
        assertThat(Recorder.take()).containsExactly("before one with 8 null 2.5");
        assertThat(agent.failures.notLinked).isEmpty();
    }

    @Test
    void inALoopAndWithinAnotherAdvice() throws Exception {
        Class<?> type = Weave.define(
                agent,
                Caller.class,
                target -> target.around("inALoop", null, ADVICE + "OfObject")
                        .beforeCalls(
                                new CalledMethod("java.util.List", "add", "(Ljava/lang/Object;)Z"),
                                ADVICE + "BeforeCall"));
        Object seen =
                type.getMethod("inALoop").invoke(type.getDeclaredConstructor().newInstance());

        assertThat(seen).asString().isEqualTo("[one, finally, failed, finally, two, finally]");
        assertThat(Recorder.take())
                .contains(
                        "before [] with one",
                        "before [one] with finally",
                        "before [one, finally] with failed",
                        "before [one, finally, failed, finally, two] with finally");
        assertThat(agent.failures.threw).isEmpty();
    }

    @Test
    void aClassWithoutSuchACallStaysAsItIs() {
        byte[] woven = Weave.weave(
                agent,
                getClass().getClassLoader(),
                TestAgent.classFile(Caller.class),
                TestAgent.SHARED,
                target -> target.beforeCalls(
                        new CalledMethod("java.util.List", "remove", "(I)Ljava/lang/Object;"), ADVICE + "BeforeCall"));

        assertThat(woven).isNull();
    }
}
