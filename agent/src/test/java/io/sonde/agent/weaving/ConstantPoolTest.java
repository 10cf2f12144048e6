package io.sonde.agent.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Discriminators are found where a pool holds exactly them, and nothing makes the search fail. */
final class ConstantPoolTest {

    private final byte[] classFile = TestAgent.classFile(Sample.class);

    private boolean holds(String... wanted) {
        return new ConstantPool(wanted).holdsAny(classFile);
    }

    @Test
    void wholeStringsOnly() {
        assertThat(holds("returnsBoolean")).isTrue();
        assertThat(holds("absent", "also-absent", "()Ljava/lang/Object;")).isTrue();
        assertThat(holds("returnsBoolea")).isFalse();
        assertThat(holds("eturnsBoolean")).isFalse();
        assertThat(holds("returnsBoolean2")).isFalse();
        assertThat(holds("returnsBooleaN")).isFalse();
        assertThat(holds()).isFalse();
    }

    @Test
    void theLastConstantIsSeen() {
        // The names of nested classes stand at the end of javac's pools, after longs, doubles and handles.
        assertThat(holds("WithoutCode")).isTrue();
        assertThat(holds("NestMembers")).isTrue();
    }

    @Test
    void whatIsNoClassFileHoldsNothing() {
        ConstantPool pool = new ConstantPool(new String[] {"returnsBoolean", "x"});
        assertThat(pool.holdsAny(new byte[0])).isFalse();
        assertThat(pool.holdsAny(new byte[100])).isFalse();
        for (int length = 0; length < classFile.length; length++) {
            pool.holdsAny(Arrays.copyOf(classFile, length));
        }
        java.util.Random random = new java.util.Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] garbage = classFile.clone();
            for (int i = 0; i < 5; i++) {
                garbage[8 + random.nextInt(garbage.length - 8)] = (byte) random.nextInt();
            }
            pool.holdsAny(garbage);
        }
    }
}
