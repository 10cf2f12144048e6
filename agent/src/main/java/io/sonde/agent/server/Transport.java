package io.sonde.agent.server;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of one connection, as they are or encrypted. Never blocks; used by the server's loop alone. */
interface Transport {
    /** @return how many bytes there were, 0 if there are none now, -1 at the end */
    int read(ByteBuffer to) throws IOException;

    /** @return how many bytes were taken, 0 if there is no room for more now */
    int write(ByteBuffer from) throws IOException;

    /** Passes on what has been taken. Returns whether all of it has gone. */
    boolean flush() throws IOException;

    /** Whether {@link #read} may have bytes without any coming in. */
    boolean hasBuffered();

    /** Says that nothing more will be written. */
    void endOutput() throws IOException;
}
