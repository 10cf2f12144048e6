package io.sonde.agent.export;

import io.sonde.instrumentation.call.Call;
import java.io.IOException;

/** Where batches of kept calls go. Used by the export thread alone but for {@link #hurry()}. */
interface TraceExporter {

    /** Begins a batch. */
    void begin();

    /**
     * Adds a call to the batch; the newest comes first.
     *
     * @throws RuntimeException or an error of the application's objects, if the call cannot be described; it is left out
     *     then
     */
    void add(Call call);

    /**
     * Sends the batch.
     *
     * @return what the backend said of a batch that it did not take whole; null if it said nothing
     * @throws IOException if it did not arrive; a {@link RefusedException} if the backend does not want it
     */
    PartialSuccess send() throws IOException;

    /** From now on nothing is waited for: what does not arrive at once is given up. Thread-safe. */
    void hurry();
}
