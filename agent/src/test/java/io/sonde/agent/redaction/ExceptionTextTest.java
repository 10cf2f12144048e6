package io.sonde.agent.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExceptionTextTest {
    private static final String WITHHELD = "message withheld: it may hold SQL literals";

    @Test
    void passesOrdinaryMessagesOn() {
        assertThat(ExceptionText.message(new IllegalStateException("no"))).isEqualTo("no");
        assertThat(ExceptionText.message(new IllegalStateException())).isNull();
        assertThat(ExceptionText.message(new RuntimeException("at http://u:p@h/?sig=x")))
                .isEqualTo("at http://REDACTED:REDACTED@h/?sig=REDACTED");
        assertThat(ExceptionText.message(null)).isNull();
        assertThat(ExceptionText.stackTrace(null, 100)).isEmpty();
        assertThat(ExceptionText.stackTrace(new Error("x"), 0)).isEmpty();
    }

    @Test
    void withholdsMessagesAboutSql() {
        SQLException sql = new SQLIntegrityConstraintViolationException("Key (a)=(secret) exists", "23505", 7);
        assertThat(ExceptionText.message(sql))
                .isEqualTo("SQLState 23505, error code 7 (message withheld: it may hold literals)");
        RuntimeException wrapper = new RuntimeException("could not: secret", new RuntimeException("secret", sql));
        assertThat(ExceptionText.message(wrapper)).isEqualTo(WITHHELD);
        assertThat(ExceptionText.stackTrace(wrapper, 100_000))
                .startsWith("java.lang.RuntimeException: " + WITHHELD + "\n\tat ")
                .contains("Caused by: java.sql.SQLIntegrityConstraintViolationException: SQLState 23505")
                .doesNotContain("secret");
        RuntimeException suppressing = new RuntimeException("secret");
        suppressing.addSuppressed(wrapper);
        assertThat(ExceptionText.message(suppressing)).isEqualTo(WITHHELD);
        assertThat(ExceptionText.stackTrace(suppressing, 100_000))
                .contains("Suppressed: ")
                .doesNotContain("secret");
        assertThat(ExceptionText.message(new SQLException("secret", "secret"))).doesNotContain("secret");
        assertThat(ExceptionText.message(new SQLException())).startsWith("SQLState unknown, error code 0");
    }

    @Test
    void writesWhatTheJdkWrites() {
        RuntimeException exception =
                new RuntimeException("outer", new IllegalStateException("inner", new Error("deep")));
        exception.addSuppressed(new RuntimeException("aside", new Error("below")));
        StringWriter expected = new StringWriter();
        exception.printStackTrace(new PrintWriter(expected, true));
        assertThat(ExceptionText.stackTrace(exception, 1_000_000))
                .isEqualTo(expected.toString().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void survivesCycles() {
        RuntimeException first = new RuntimeException("first");
        RuntimeException second = new RuntimeException("second", first);
        first.initCause(second);
        second.addSuppressed(first);
        assertThat(ExceptionText.message(first)).isEqualTo("first");
        assertThat(ExceptionText.stackTrace(first, 100_000)).contains("CIRCULAR REFERENCE");
    }

    @Test
    void survivesHugeStacksAndChains() {
        Throwable chain = new RuntimeException("end");
        for (int i = 0; i < 20_000; i++) {
            chain = new RuntimeException("level " + i, chain);
        }
        assertThat(ExceptionText.stackTrace(chain, 5_000)).hasSize(5_000);
        Throwable nested = new RuntimeException("secret");
        for (int i = 0; i < 20_000; i++) {
            Throwable outer = new RuntimeException("secret");
            outer.addSuppressed(nested);
            nested = outer;
        }
        assertThat(ExceptionText.message(nested)).isEqualTo(WITHHELD);
        StackTraceElement[] frames = new StackTraceElement[200_000];
        java.util.Arrays.fill(frames, new StackTraceElement("a.B", "c", "B.java", 1));
        RuntimeException huge = new RuntimeException("x");
        huge.setStackTrace(frames);
        assertThat(ExceptionText.stackTrace(huge, 1_000)).hasSize(1_000);
    }

    @Test
    void survivesHostileExceptions() {
        RuntimeException hostile = new RuntimeException() {
            private static final long serialVersionUID = 1;

            @Override
            public String getMessage() {
                throw new StackOverflowError();
            }

            @Override
            public synchronized Throwable getCause() {
                throw new IllegalStateException();
            }

            @Override
            public StackTraceElement[] getStackTrace() {
                throw new IllegalStateException();
            }

            @Override
            public String toString() {
                throw new IllegalStateException();
            }
        };
        assertThat(ExceptionText.message(hostile)).isEqualTo("message withheld: it cannot be read");
        assertThat(ExceptionText.stackTrace(hostile, 1000)).contains("it cannot be read");
        SQLException sql = new SQLException() {
            private static final long serialVersionUID = 1;

            @Override
            public String getSQLState() {
                throw new IllegalStateException("secret");
            }
        };
        assertThat(ExceptionText.message(sql)).startsWith("SQLException (message withheld");
    }

    @Test
    void neverThrowsOnRandomGraphs() {
        Random random = new Random(9);
        for (int round = 0; round < 3_000; round++) {
            Throwable[] all = new Throwable[1 + random.nextInt(8)];
            for (int i = 0; i < all.length; i++) {
                all[i] = random.nextInt(6) == 0 ? new SQLException("zzz") : new RuntimeException("zzz");
            }
            for (int j = random.nextInt(12); j > 0; j--) {
                Throwable a = all[random.nextInt(all.length)];
                Throwable b = all[random.nextInt(all.length)];
                if (a != b && random.nextBoolean()) {
                    a.addSuppressed(b);
                } else if (a != b && a.getCause() == null && !(a instanceof SQLException)) {
                    a.initCause(b);
                }
            }
            String trace = ExceptionText.stackTrace(all[0], 3_000);
            assertThat(trace).hasSizeLessThanOrEqualTo(3_000);
            if (trace.contains("SQLException")) {
                assertThat(trace).doesNotContain("zzz");
            }
        }
    }
}
