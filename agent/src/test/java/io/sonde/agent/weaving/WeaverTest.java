package io.sonde.agent.weaving;

import static io.sonde.agent.weaving.Weave.ADVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sonde.agent.advice.Advices;
import io.sonde.instrumentation.target.TargetClass;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Woven methods do what they did, and advice sees it. */
final class WeaverTest {

    @TempDir
    private static Path folder;

    private TestAgent agent;

    @BeforeEach
    void start() {
        agent = new TestAgent(folder, Advices.class);
        Recorder.take();
    }

    private Class<?> woven(Class<?> type, Consumer<TargetClass> targets) {
        return Weave.define(agent, type, targets);
    }

    private static Object call(Class<?> type, String method, Object... arguments) throws Throwable {
        for (var candidate : type.getDeclaredMethods()) {
            if (candidate.getName().equals(method)
                    && candidate.getParameterCount() == arguments.length
                    && !candidate.isBridge()) {
                boolean isStatic = java.lang.reflect.Modifier.isStatic(candidate.getModifiers());
                try {
                    return candidate.invoke(
                            isStatic ? null : type.getDeclaredConstructor().newInstance(), arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        }
        throw new NoSuchMethodException(method);
    }

    private void assertNothingFailed() {
        assertThat(agent.failures.threw).isEmpty();
        assertThat(agent.failures.notLinked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "returnsBoolean, OfBoolean, true",
        "returnsByte, OfByte, -7",
        "returnsChar, OfChar, x",
        "returnsShort, OfShort, -300",
        "returnsInt, OfInt, 1073741824",
        "returnsLong, OfLong, 1152921504606846976",
        "returnsFloat, OfFloat, 1.5",
        "returnsDouble, OfDouble, 2.5E300",
        "returnsObject, OfObject, sample",
        "returnsArray, OfObject, null",
        "staticLong, OfLong, 3"
    })
    void everyTypeIsReturned(String method, String advice, String expected) throws Throwable {
        Class<?> type = woven(Sample.class, target -> target.around(method, null, ADVICE + advice));

        assertThat(String.valueOf(call(type, method))).isEqualTo(expected);
        assertThat(Recorder.take()).containsExactly("enter", "exit state " + expected + " null");
        assertNothingFailed();
    }

    @ParameterizedTest
    @CsvSource({"returnsVoid", "staticVoid"})
    void nothingIsReturned(String method) throws Throwable {
        Class<?> type = woven(Sample.class, target -> target.around(method, "()V", ADVICE + "OfVoid"));

        assertThat(call(type, method)).isNull();
        assertThat(Recorder.take()).containsExactly("enter", "exit state null");
        assertNothingFailed();
    }

    @Test
    void enterTakesAPrefixOfTheArguments() throws Throwable {
        Class<?> type = woven(
                Sample.class,
                target -> target.around("arguments", null, ADVICE + "Arguments")
                        .around("staticArguments", null, ADVICE + "StaticArguments"));

        assertThat(call(type, "arguments", 5L, "two", 2.5, true, 9)).isEqualTo("two52.5true9");
        assertThat(call(type, "staticArguments", 5L, "two")).isEqualTo("two5");
        assertThat(Recorder.take()).containsExactly("Sample 5 two 2.5 true", "two52.5true9", "5 two", "two5");
        assertNothingFailed();
    }

    @Test
    void entryAlone() throws Throwable {
        Class<?> type = woven(Sample.class, target -> target.atEntry("nested", null, ADVICE + "Entry"));

        assertThat(call(type, "nested", 1)).isEqualTo("abcd");
        assertThat(Recorder.take()).containsExactly("Sample");
        assertNothingFailed();
    }

    @Test
    void exitAloneHasTheReceiverAsItsState() throws Throwable {
        Class<?> type = woven(
                Sample.class,
                target -> target.atExit("returnsVoid", null, ADVICE + "Receiver")
                        .atExit("staticArguments", null, ADVICE + "ReceiverOfStatic"));
        Object sample = type.getDeclaredConstructor().newInstance();

        type.getMethod("returnsVoid").invoke(sample);
        call(type, "staticArguments", 1L, "b");

        assertThat(Recorder.take()).containsExactly("Sample " + sample + " null", "null b1");
        assertNothingFailed();
    }

    @Test
    void constructorsAtTheirReturnOnly() throws Throwable {
        Class<?> type =
                woven(Sample.class, target -> target.atExit("<init>", "(Ljava/lang/String;)V", ADVICE + "Receiver"));

        Object sample = type.getConstructor(String.class).newInstance("named");
        assertThat(Recorder.take()).containsExactly("Sample " + sample + " null");
        assertThatThrownBy(() -> type.getConstructor(String.class).newInstance(""))
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(Recorder.take()).isEmpty();
        assertThatThrownBy(() -> woven(Sample.class, target -> target.around("<init>", null, ADVICE + "OfVoid")))
                .isInstanceOf(IllegalArgumentException.class);
        assertNothingFailed();
    }

    @ParameterizedTest
    @CsvSource({"0, areturn", "1, abcd", "3, acde", "4, acd"})
    void nestedHandlersGoOn(int kind, String expected) throws Throwable {
        Class<?> type = woven(Sample.class, target -> target.around("nested", null, ADVICE + "OfObject"));

        assertThat(call(type, "nested", kind)).isEqualTo(expected);
        assertThat(Recorder.take()).containsExactly("enter", "exit state " + expected + " null");
    }

    @Test
    void exceptionThroughNestedHandlers() {
        Class<?> type = woven(Sample.class, target -> target.around("nested", null, ADVICE + "OfObject"));

        assertThatThrownBy(() -> call(type, "nested", 2)).hasMessage("state");
        assertThat(Recorder.take()).containsExactly("enter", "exit state null java.lang.IllegalStateException: state");
    }

    @Test
    void loops() throws Throwable {
        Class<?> type = woven(
                Sample.class,
                target -> target.around("loopAtStart", null, ADVICE + "OfInt")
                        .around("endless", null, ADVICE + "OfVoid"));

        assertThat(call(type, "loopAtStart", 5)).isEqualTo(0);
        assertThatThrownBy(() -> call(type, "endless", new int[] {3})).hasMessage("enough");
        assertThat(Recorder.take())
                .containsExactly(
                        "enter", "exit state 0 null", "enter", "exit state java.lang.IllegalArgumentException: enough");
    }

    @Test
    void locksAreHeldAndLeft() throws Throwable {
        Class<?> type = woven(
                Sample.class,
                target -> target.around("synchronizedMethod", null, ADVICE + "OfInt")
                        .around("synchronizedBlock", null, ADVICE + "OfInt"));

        assertThat(call(type, "synchronizedMethod")).isEqualTo(1);
        assertThat(call(type, "synchronizedBlock", "lock")).isEqualTo(1);
        assertThat(call(type, "synchronizedBlock", new Object())).isEqualTo(3);
        assertThatThrownBy(() -> call(type, "synchronizedBlock", (Object) null))
                .isInstanceOf(NullPointerException.class);
        assertThat(Recorder.take()).hasSize(8);
        assertNothingFailed();
    }

    @ParameterizedTest
    @CsvSource({"one, 0, 1", "two, 9, 4", "x, 1, 10", "x, 1000, 20", "x, 7, -1"})
    void switches(String word, long wide, int expected) throws Throwable {
        Class<?> type = woven(Sample.class, target -> target.around("switches", null, ADVICE + "OfInt"));

        assertThat(call(type, "switches", word, wide)).isEqualTo(expected);
        assertThat(Recorder.take()).containsExactly("enter", "exit state " + expected + " null");
    }

    @Test
    void severalAdvicesAreNestedAndKeepTheirStates() throws Throwable {
        Class<?> type = woven(
                Sample.class,
                target -> target.around("nested", null, ADVICE + "First")
                        .around("nested", null, ADVICE + "Second")
                        .atEntry("nested", null, ADVICE + "Entry"));

        assertThat(call(type, "nested", 1)).isEqualTo("abcd");
        assertThat(Recorder.take())
                .containsExactly("enter 1", "enter 2", "Sample", "exit 2 two abcd null", "exit 1 one abcd null");
        assertThatThrownBy(() -> call(type, "nested", 2)).hasMessage("state");
        assertThat(Recorder.take())
                .containsExactly(
                        "enter 1",
                        "enter 2",
                        "Sample",
                        "exit 2 two null java.lang.IllegalStateException: state",
                        "exit 1 one null java.lang.IllegalStateException: state");
        assertNothingFailed();
    }

    @Test
    void theSameExceptionWithTheSameStackIsThrown() {
        Class<?> type = woven(Sample.class, target -> target.around("fails", null, ADVICE + "Thrown"));
        RuntimeException failure = new IllegalStateException("mine");
        StackTraceElement[] stack = failure.getStackTrace().clone();

        assertThatThrownBy(() -> call(type, "fails", failure)).isSameAs(failure);
        assertThat(failure.getStackTrace()).isEqualTo(stack);
        assertThat(failure.getSuppressed()).isEmpty();
        assertThat(Recorder.take()).containsExactly(failure);
    }

    @Test
    void stacksAndLineNumbersAreThoseOfTheUnwovenClass() throws Exception {
        Class<?> type = woven(Sample.class, target -> target.around("failsDeeply", null, ADVICE + "Thrown"));

        assertThat(framesOf(type)).isEqualTo(framesOf(Sample.class));
        assertThat(Recorder.take()).hasSize(4);
    }

    private static List<String> framesOf(Class<?> type) throws Exception {
        try {
            type.getMethod("failsDeeply", int.class)
                    .invoke(type.getDeclaredConstructor().newInstance(), 3);
            throw new AssertionError("nothing was thrown");
        } catch (InvocationTargetException e) {
            return Arrays.stream(e.getCause().getStackTrace())
                    .filter(frame -> frame.getClassName().equals(Sample.class.getName()))
                    .map(frame -> frame.getMethodName() + ':' + frame.getLineNumber())
                    .toList();
        }
    }

    @Test
    void adviceThatThrowsIsCountedOnceACallAndNotSeen() throws Throwable {
        Class<?> type = woven(
                Sample.class,
                target -> target.around("returnsObject", null, ADVICE + "FailingEnter")
                        .around("nested", null, ADVICE + "FailingExit"));

        assertThat(call(type, "returnsObject")).isEqualTo("sample");
        assertThat(Recorder.take()).containsExactly("exit null");
        assertThat(call(type, "nested", 1)).isEqualTo("abcd");
        assertThatThrownBy(() -> call(type, "nested", 2)).hasMessage("state");
        assertThat(agent.failures.threw)
                .containsExactly(
                        "shared: java.lang.IllegalStateException: enter fails",
                        "shared: java.lang.AssertionError: exit fails",
                        "shared: java.lang.AssertionError: exit fails");
    }

    @Test
    void adviceThatCannotBeLinkedDoesNothing() throws Throwable {
        Class<?> type = woven(
                Sample.class,
                target -> target.around("returnsObject", null, ADVICE + "FailingToInitialize")
                        .around("fails", null, ADVICE + "MissingType"));

        assertThat(call(type, "returnsObject")).isEqualTo("sample");
        assertThat(call(type, "returnsObject")).isEqualTo("sample");
        assertThat(agent.failures.notLinked)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("shared " + ADVICE + "FailingToInitialize: "));
        RuntimeException failure = new IllegalStateException("mine");
        assertThatThrownBy(() -> call(type, "fails", failure)).isSameAs(failure);
        assertThat(agent.failures.notLinked.toString() + agent.failures.threw).contains("ClassCast");
    }

    @Test
    void defaultAndStaticMethodsOfInterfaces() throws Exception {
        ByteLoader loader = new ByteLoader();
        String name = Sample.WithDefault.class.getName();
        byte[] woven = Weave.weave(
                agent,
                loader,
                TestAgent.classFile(Sample.WithDefault.class),
                TestAgent.SHARED,
                target -> target.around("defaultMethod", null, ADVICE + "OfObject")
                        .around("staticMethod", null, ADVICE + "OfObject")
                        .around("abstractMethod", null, ADVICE + "OfObject"));
        Class<?> type = Class.forName(name, true, loader.with(name, woven));
        Object instance = java.lang.reflect.Proxy.newProxyInstance(
                loader,
                new Class<?>[] {type},
                (self, method, a) -> method.isDefault()
                        ? java.lang.reflect.InvocationHandler.invokeDefault(self, method)
                        : "abstract");

        assertThat(type.getMethod("defaultMethod").invoke(instance)).isEqualTo("default abstract");
        assertThat(type.getMethod("staticMethod").invoke(null)).isEqualTo("static");
        assertThat(Recorder.take())
                .containsExactly("enter", "exit state default abstract null", "enter", "exit state static null");
        assertNothingFailed();
    }

    @Test
    void privateMethodsAreWovenBridgesAreNot() throws Throwable {
        Class<?> type = woven(Sample.class, target -> target.around("secret", null, ADVICE + "OfObject"));
        assertThat(call(type, "callsSecret")).isEqualTo("private");
        assertThat(Recorder.take()).containsExactly("enter", "exit state private null");

        Class<?> bridged =
                woven(Sample.Bridged.class, target -> target.around("returnsObject", null, ADVICE + "OfObject"));
        Sample instance = (Sample) bridged.getDeclaredConstructor().newInstance();
        assertThat(instance.returnsObject()).isEqualTo("bridged");
        assertThat(Recorder.take()).containsExactly("enter", "exit state bridged null");
    }

    @Test
    void bridgesAreWovenWhereTheyAreWanted() throws Throwable {
        Class<?> bridged = woven(
                Sample.Bridged.class,
                target -> target.withBridges().around("compareTo", "(Ljava/lang/Object;)I", ADVICE + "OfInt"));
        @SuppressWarnings("unchecked")
        Comparable<Object> instance =
                (Comparable<Object>) bridged.getDeclaredConstructor().newInstance();
        assertThat(instance.compareTo(bridged.getDeclaredConstructor().newInstance()))
                .isZero();
        assertThat(Recorder.take()).containsExactly("enter", "exit state 0 null");
        assertNothingFailed();
    }

    @Test
    void methodsWithoutCodeAreLeft() {
        byte[] classFile = TestAgent.classFile(Sample.WithoutCode.class);

        assertThat(Weave.weave(
                        agent,
                        null,
                        classFile,
                        TestAgent.SHARED,
                        target -> target.around("abstractMethod", null, ADVICE + "OfObject")
                                .around("nativeMethod", null, ADVICE + "OfObject")
                                .around("absent", null, ADVICE + "OfObject")))
                .isNull();
    }

    @Test
    void weavingTwiceGivesTheSame() {
        byte[] classFile = TestAgent.classFile(Sample.class);
        Consumer<TargetClass> targets = target -> target.around("nested", null, ADVICE + "OfObject");

        assertThat(Weave.weave(agent, null, classFile, TestAgent.SHARED, targets))
                .isEqualTo(Weave.weave(agent, null, classFile, TestAgent.SHARED, targets))
                .isNotEqualTo(classFile);
    }
}
