package io.sonde.agent.weaving;

import io.sonde.agent.linking.AdviceFailures;
import io.sonde.agent.linking.AgentLinker;
import io.sonde.agent.linking.FailingAdvice;
import io.sonde.agent.premain.AgentClassLoader;
import io.sonde.agent.threads.ClassWork;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An agent without premain: a jar of advice classes, its loader and a linker. */
public final class TestAgent {

    /** The name of the instrumentation whose advice is loaded once. */
    public static final String SHARED = "shared";

    /** The name of the instrumentation whose advice is loaded for each application loader. */
    public static final String FOR_EACH_LOADER = "for-each-loader";

    public final AgentClassLoader loader;
    public final Failures failures = new Failures();

    public TestAgent(Path folder, Class<?>... advice) {
        this(null, folder, advice);
    }

    /** @param failing which advice is made to fail; null for none */
    public TestAgent(FailingAdvice failing, Path folder, Class<?>... advice) {
        try {
            Path jar = Files.createTempFile(folder, "agent", ".jar");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
                for (Class<?> type : advice) {
                    add(zip, type);
                    for (Class<?> nested : type.getDeclaredClasses()) {
                        add(zip, nested);
                    }
                }
            }
            loader = new AgentClassLoader(jar.toFile(), TestAgent.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SwitchedLinker.use(new AgentLinker(loader, Set.of(SHARED), failures, failing, new ClassWork()));
    }

    private static void add(ZipOutputStream zip, Class<?> type) throws IOException {
        zip.putNextEntry(new ZipEntry("sonde/" + type.getName().replace('.', '/') + ".classdata"));
        zip.write(classFile(type));
    }

    /** The class file of a class on the test's class path. */
    public static byte[] classFile(Class<?> type) {
        String resource = type.getName().replace('.', '/') + ".class";
        try (InputStream stream = type.getClassLoader().getResourceAsStream(resource)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What failed, a line each. */
    public static final class Failures extends AdviceFailures {

        public final List<String> threw = new CopyOnWriteArrayList<>();
        public final List<String> switchedOff = new CopyOnWriteArrayList<>();
        public final List<String> notLinked = new CopyOnWriteArrayList<>();

        @Override
        protected void threw(String instrumentation, Throwable thrown) {
            threw.add(instrumentation + ": " + thrown);
        }

        @Override
        protected void switchedOff(String instrumentation) {
            switchedOff.add(instrumentation);
        }

        @Override
        protected void linkFailed(String instrumentation, String advice, Throwable reason) {
            notLinked.add(instrumentation + ' ' + advice + ": " + reason);
        }
    }
}
