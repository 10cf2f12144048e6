package io.sonde.instrumentation.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Tries made-up texts, and those of the corpus: the lines of the resource {@code <test>.txt} beside the test, in which
 * <code>&#92;n</code>, <code>&#92;u0000</code> and the like stand for characters.
 */
public abstract class TextFuzzTest extends FuzzTest {

    private static final int SHOWN = 400;

    protected TextFuzzTest(int inputs) {
        super(inputs);
    }

    /** Makes a text. */
    protected abstract String text(Random random);

    /** Checks what becomes of a text. */
    protected abstract void check(String text) throws Exception;

    @Override
    protected final void tryOne(Random random) {
        checkAndShow(text(random));
    }

    @Test
    final void corpus() throws IOException {
        try (InputStream stream = getClass().getResourceAsStream(getClass().getSimpleName() + ".txt")) {
            if (stream != null) {
                String lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                lines.lines()
                        .filter(line -> !line.isEmpty())
                        .map(Texts::unescape)
                        .forEach(this::checkAndShow);
            }
        }
    }

    private void checkAndShow(String text) {
        try {
            check(text);
        } catch (Throwable failure) {
            String shown = Texts.escape(text);
            throw new AssertionError(
                    "For the text " + (shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown) + ": "
                            + failure,
                    failure);
        }
    }
}
