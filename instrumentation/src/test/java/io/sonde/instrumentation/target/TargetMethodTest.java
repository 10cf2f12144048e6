package io.sonde.instrumentation.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetMethodTest {

    @Test
    void matchesANarrowerReturnType() {
        TargetMethod method = method("()Ljava/sql/Statement;");
        assertThat(method.matches("m", "()Ljava/sql/Statement;")).isTrue();
        assertThat(method.matches("m", "()Lorg/mariadb/jdbc/Statement;")).isTrue();
        assertThat(method.matches("n", "()Ljava/sql/Statement;")).isFalse();
        assertThat(method.matches("m", "()V")).isFalse();
        assertThat(method.matches("m", "()[I")).isFalse();
        assertThat(method.matches("m", "(I)Ljava/sql/Statement;")).isFalse();
    }

    @Test
    void primitivesMatchExactly() {
        assertThat(method("()I").matches("m", "()I")).isTrue();
        assertThat(method("()I").matches("m", "()J")).isFalse();
        assertThat(method("(I)V").matches("m", "()V")).isFalse();
    }

    private static TargetMethod method(String descriptor) {
        return new TargetMethod("m", descriptor, "Advice", TargetMethod.Form.AROUND, false);
    }
}
