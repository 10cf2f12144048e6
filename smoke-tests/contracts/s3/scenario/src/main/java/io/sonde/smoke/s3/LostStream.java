package io.sonde.smoke.s3;

import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** A stream that is neither read nor closed, and that the application loses while it keeps the client. */
final class LostStream {

    private static final int PATIENCE_SECONDS = 20;
    private static final int ROUND_SECONDS = 5;

    private InputStream stream;

    LostStream(InputStream stream) {
        this.stream = stream;
    }

    /** An operation after the loss. */
    interface Operation {
        void run() throws Exception;
    }

    /**
     * How many calls there are in the heap while the stream is held, and when it is lost. Those that have ended go when
     * they have been exported; that of a lost stream is given up with the next operation.
     */
    String calls(Operation next) throws Exception {
        int whileHeld = CallInstances.awaitAtMost(stream == null ? 0 : 1, PATIENCE_SECONDS);
        stream = null;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        int left;
        do {
            next.run();
            left = CallInstances.awaitAtMost(0, ROUND_SECONDS);
        } while (left > 0 && System.nanoTime() < end);
        return "held " + whileHeld + ", lost " + left;
    }
}
