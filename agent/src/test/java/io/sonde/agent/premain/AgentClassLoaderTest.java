package io.sonde.agent.premain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes under the prefix are the agent's, and nothing of the application is. */
final class AgentClassLoaderTest {

    @TempDir
    private Path folder;

    /** What the jar of the test holds. */
    public static final class Inside {}

    private AgentClassLoader loader() throws Exception {
        Path jar = Files.createDirectory(folder.resolve("with space")).resolve("agent.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
                InputStream classFile = getClass()
                        .getClassLoader()
                        .getResourceAsStream(Inside.class.getName().replace('.', '/') + ".class")) {
            zip.putNextEntry(new ZipEntry("sonde/" + Inside.class.getName().replace('.', '/') + ".classdata"));
            zip.write(classFile.readAllBytes());
            zip.putNextEntry(new ZipEntry("sonde/META-INF/services/x"));
            zip.write("text".getBytes(StandardCharsets.UTF_8));
        }
        return new AgentClassLoader(jar.toFile(), ClassLoader.getPlatformClassLoader());
    }

    @Test
    void classes() throws Exception {
        AgentClassLoader loader = loader();
        Class<?> inside = loader.loadClass(Inside.class.getName());

        assertThat(inside).isNotSameAs(Inside.class);
        assertThat(inside.getClassLoader()).isSameAs(loader);
        assertThat(inside.getProtectionDomain()).isSameAs(loader.domain());
        assertThat(inside.getPackage().getName()).isEqualTo("io.sonde.agent.premain");
        assertThat(loader.loadClass(Inside.class.getName())).isSameAs(inside);
        assertThat(loader.loadClass(AgentClassLoader.class.getName())).isSameAs(AgentClassLoader.class);
        assertThat(loader.loadClass("java.sql.Connection")).isSameAs(java.sql.Connection.class);
        assertThatThrownBy(() -> loader.loadClass(getClass().getName())).isInstanceOf(ClassNotFoundException.class);
        assertThat(loader.classBytes("absent.Name")).isNull();
        assertThat(loader.classBytes(Inside.class.getName())).startsWith(0xCA, 0xFE, 0xBA, 0xBE);
    }

    @Test
    void resources() throws Exception {
        AgentClassLoader loader = loader();
        try (InputStream stream = loader.getResourceAsStream("META-INF/services/x")) {
            assertThat(stream.readAllBytes()).asString().isEqualTo("text");
        }
        assertThat(Collections.list(loader.getResources("META-INF/services/x"))).hasSize(1);
        assertThat(loader.getResource("absent")).isNull();
        assertThat(loader.getResource("junit-platform.properties")).isNull();
        assertThat(Collections.list(loader.getResources("absent"))).isEmpty();
    }
}
