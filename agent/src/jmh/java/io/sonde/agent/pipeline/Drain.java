package io.sonde.agent.pipeline;

import io.sonde.agent.export.QueuedCalls;
import io.sonde.agent.export.SpanQueue;

/** A queue that never fills up, because whom it serves empties it. Used by one thread. */
final class Drain {

    private static final int CAPACITY = 4096;
    private static final int FILLED = 2048;

    final SpanQueue queue = new SpanQueue(CAPACITY, Integer.MAX_VALUE);

    void emptyIfFilled() {
        if (queue.size() >= FILLED) {
            QueuedCalls.discard(queue);
        }
    }
}
