package io.sonde.agent.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.Targets;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What a class that is no target costs: nothing to remember, and little time. */
final class ClassIndexTest {

    private final ClassIndex index = new ClassIndex(List.of(new Probe()));

    private static final class Probe implements Instrumentation {
        @Override
        public String name() {
            return "probe";
        }

        @Override
        public boolean platformTypesOnly() {
            return true;
        }

        @Override
        public void declare(Targets targets) {
            targets.named("com.example.Named").around("run", "()V", "a.Advice").around("stop", null, "a.Other");
            targets.named("com.example.Named").atEntry("more", null, "a.Third");
            targets.subtypesOf("com.example.Super", "runUnheardOf", "stopUnheardOf")
                    .around("runUnheardOf", null, "a.B");
            targets.exceptNamesBeginning("com.example.internal.");
        }
    }

    @Test
    void namesAreExact() {
        assertThat(index.named("com/example/Named")).hasSize(2);
        assertThat(index.named("com/example/Name")).isNull();
        assertThat(index.named("com.example.Named")).isNull();
        assertThat(index.structural()).hasSize(1);
        assertThat(index.structural().get(0).supertype).isEqualTo("com/example/Super");
        assertThat(index.structural().get(0).adviceNames)
                .containsExactlyInAnyOrder("a.Advice", "a.Other", "a.Third", "a.B");
        assertThat(index.structural().get(0).excludes("com/example/internal/X")).isTrue();
        assertThat(index.structural().get(0).excludes("com/example/internals")).isFalse();
    }

    @Test
    void aClassThatIsNoTargetCostsNoAllocation() throws Exception {
        List<byte[]> classFiles = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(new java.io.File(org.assertj.core.api.Assertions.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI()))) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".class")) {
                    classFiles.add(zip.getInputStream(entry).readAllBytes());
                    names.add(entry.getName().replace(".class", ""));
                }
            }
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long allocated = Long.MAX_VALUE;
        long nanos = Long.MAX_VALUE;
        int found = 0;
        for (int pass = 0; pass < 10; pass++) {
            long before = threads.getThreadAllocatedBytes(thread);
            long start = System.nanoTime();
            for (int i = 0; i < names.size(); i++) {
                if (index.named(names.get(i)) != null || index.isCandidate(classFiles.get(i))) {
                    found++;
                }
            }
            nanos = Math.min(nanos, System.nanoTime() - start);
            allocated = Math.min(allocated, threads.getThreadAllocatedBytes(thread) - before);
        }

        System.out.println("[index] " + nanos / names.size() + " ns for a class that is no target, mean of "
                + names.size() + " classes");
        assertThat(found).isZero();
        assertThat(allocated).as("bytes for %d classes", names.size()).isZero();
    }
}
