package io.sonde.agent.weaving;

import static io.sonde.agent.weaving.Weave.ADVICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.library.Client;
import com.example.library.Named;
import io.sonde.agent.advice.Advices;
import io.sonde.agent.diagnostics.InstrumentationReport;
import io.sonde.bootstrap.Marked;
import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A woven class gets a mark when it is loaded, and never afterwards. */
final class MarkTest {

    @TempDir
    private static Path folder;

    private TestAgent agent;
    private SondeTransformer transformer;

    @BeforeEach
    void start() {
        agent = new TestAgent(folder, Advices.class);
        transformer = new SondeTransformer(agent.loader, List.of(new Marking("send")), new InstrumentationReport());
    }

    private static byte[] classFile() {
        return TestAgent.classFile(Client.class);
    }

    private byte[] transform(SondeTransformer by, Class<?> loaded) {
        ClassLoader loader = getClass().getClassLoader();
        return by.transform(loader, Client.class.getName().replace('.', '/'), loaded, null, classFile());
    }

    private static Class<?> define(byte[] classFile) throws ClassNotFoundException {
        return Class.forName(Client.class.getName(), true, new ByteLoader().with(Client.class.getName(), classFile));
    }

    @Test
    void itIsAByteThatNobodyElseSees() throws Exception {
        Class<?> type = define(transform(transformer, null));
        Marked one = (Marked) type.getDeclaredConstructor().newInstance();
        Marked other = (Marked) type.getDeclaredConstructor().newInstance();

        one.sonde$mark((byte) -1);

        assertThat(one.sonde$mark()).isEqualTo((byte) -1);
        assertThat(other.sonde$mark()).isZero();
        for (Field field : type.getDeclaredFields()) {
            assertThat(field.isSynthetic())
                    .as(field.toString())
                    .isEqualTo(!field.getName().equals("shared"));
        }
    }

    @Test
    void whatWasLoadedWithoutItStaysWithout() throws Exception {
        assertThat(define(transform(transformer, Client.class)).getInterfaces()).containsExactly(Named.class);
    }

    @Test
    void whatHasItGetsItAgain() throws Exception {
        Class<?> marked = define(transform(transformer, null));

        assertThat(transform(transformer, marked)).isEqualTo(transform(transformer, null));
    }

    @Test
    void whatHasItGetsItAgainWhereItIsNotWoven() throws Exception {
        Class<?> marked = define(transform(transformer, null));
        SondeTransformer none =
                new SondeTransformer(agent.loader, List.of(new Marking("absent")), new InstrumentationReport());

        Class<?> again = define(transform(none, marked));

        assertThat(again.getInterfaces()).containsExactly(Named.class, Marked.class);
        assertThat(again.getDeclaredFields()).hasSameSizeAs(marked.getDeclaredFields());
        assertThat(again.getDeclaredMethods()).hasSameSizeAs(marked.getDeclaredMethods());
    }

    @Test
    void whoseNameBeginsOtherwiseGetsNone() throws Exception {
        byte[] woven = Weave.weave(
                agent,
                getClass().getClassLoader(),
                classFile(),
                TestAgent.SHARED,
                target -> target.markedIfNameBegins("com.example.library.Other")
                        .around("send", null, ADVICE + "OfObject"));

        assertThat(define(woven).getInterfaces()).containsExactly(Named.class);
    }

    private static final class Marking implements Instrumentation {
        private final String method;

        Marking(String method) {
            this.method = method;
        }

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
            targets.named(Client.class.getName())
                    .markedIfNameBegins("com.example.library.Cl")
                    .around(method, null, ADVICE + "OfObject");
        }
    }
}
