package io.sonde.agent.export;

import io.sonde.instrumentation.call.Call;
import java.util.ArrayList;
import java.util.List;

/** Takes what waits for export. */
public final class QueuedCalls {

    private QueuedCalls() {}

    /** All calls, newest first; they are released. */
    public static List<Call> take(SpanQueue queue) {
        List<Call> calls = new ArrayList<>();
        for (Call call = queue.takeAll(); call != null; call = call.endedBefore()) {
            calls.add(call);
        }
        queue.release(calls.size());
        return calls;
    }

    /** Throws all calls away. */
    public static void discard(SpanQueue queue) {
        int count = 0;
        for (Call call = queue.takeAll(); call != null; call = call.endedBefore()) {
            count++;
        }
        queue.release(count);
    }
}
