package io.sonde.agent.export;

import io.sonde.instrumentation.call.Call;
import java.io.IOException;

/** Where batches of kept calls go. Used by the export thread alone. */
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
     * @throws IOException if it did not arrive; a {@link RefusedException} if the backend does not want it
     */
    void send() throws IOException;
}
