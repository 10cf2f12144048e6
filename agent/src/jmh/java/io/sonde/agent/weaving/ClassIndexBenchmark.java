package io.sonde.agent.weaving;

import io.sonde.instrumentation.InstrumentationRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a class that is no target costs when it is loaded: a look-up of its name, and, outside the JDK, a pass over its
 * constant pool. Beside it the reading of its header alone, which is the least that matching by supertypes would need.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ClassIndexBenchmark {

    private static final Class<?> NO_TARGET = org.assertj.core.api.AbstractStringAssert.class;

    private ClassIndex index;
    private String name;
    private byte[] classFile;

    @Setup
    public void read() {
        index = new ClassIndex(InstrumentationRegistry.all());
        name = NO_TARGET.getName().replace('.', '/');
        try (InputStream stream = NO_TARGET.getResourceAsStream("AbstractStringAssert.class")) {
            classFile = stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Benchmark
    public boolean ofTheJdk() {
        return index.named(name) != null;
    }

    @Benchmark
    public boolean ofTheApplication() {
        return index.named(name) != null || index.isCandidate(classFile);
    }

    @Benchmark
    public Object headerRead() {
        return ClassHeader.read(classFile);
    }
}
