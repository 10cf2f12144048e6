package io.sonde.agent.weaving;

import static io.sonde.agent.weaving.Weave.ADVICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.agent.advice.Advices;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weaving changes the target methods' code and nothing else, as the JDK's disassembler shows a class. */
final class UntouchedMethodsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"nested", "switches", "arguments"})
    void everythingElseStaysAsItWas(String woven) throws Exception {
        TestAgent agent = new TestAgent(folder, Advices.class);
        byte[] before = TestAgent.classFile(Sample.class);
        byte[] after = Weave.weave(
                agent, null, before, TestAgent.SHARED, target -> target.atEntry(woven, null, ADVICE + "Entry"));

        Map<String, String> members = members(before);
        Map<String, String> wovenMembers = members(after);
        assertThat(wovenMembers.keySet()).isEqualTo(members.keySet());
        for (Map.Entry<String, String> member : members.entrySet()) {
            if (member.getKey().contains(" " + woven + "(")) {
                assertThat(wovenMembers.get(member.getKey())).isNotEqualTo(member.getValue());
            } else {
                assertThat(wovenMembers.get(member.getKey()))
                        .as(member.getKey())
                        .isEqualTo(member.getValue());
            }
        }
        assertThat(members).hasSizeGreaterThan(25);
    }

    @Test
    void constantsKeepTheirNumbers() throws Exception {
        TestAgent agent = new TestAgent(folder, Advices.class);
        byte[] before = TestAgent.classFile(Sample.class);
        byte[] after = Weave.weave(
                agent, null, before, TestAgent.SHARED, target -> target.around("nested", null, ADVICE + "OfObject"));
        int count = (before[8] & 0xFF) << 8 | before[9] & 0xFF;
        int poolEnd = new net.bytebuddy.jar.asm.ClassReader(before).header;

        assertThat((after[8] & 0xFF) << 8 | after[9] & 0xFF).isGreaterThan(count);
        for (int i = 10; i < poolEnd; i++) {
            assertThat(after[i]).isEqualTo(before[i]);
        }
    }

    /** What javap prints of each member, by its declaration. */
    private Map<String, String> members(byte[] classFile) throws Exception {
        Path file = folder.resolve("Sample.class");
        java.nio.file.Files.write(file, classFile);
        StringWriter out = new StringWriter();
        ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
        try (PrintWriter writer = new PrintWriter(out)) {
            assertThat(javap.run(writer, writer, "-p", "-c", "-s", "-l", file.toString()))
                    .isZero();
        }
        Map<String, String> members = new LinkedHashMap<>();
        String member = "";
        for (String line : out.toString().lines().toList()) {
            if (line.startsWith("  ") && !line.startsWith("   ")) {
                member = line;
            }
            members.merge(member, line, (known, next) -> known + '\n' + next);
        }
        return members;
    }
}
