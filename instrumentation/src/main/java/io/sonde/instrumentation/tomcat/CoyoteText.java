package io.sonde.instrumentation.tomcat;

import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.MessageBytes;

/** Reads the text of a part of a request. */
final class CoyoteText {

    private CoyoteText() {}

    /**
     * The text as Tomcat would give it. Tomcat itself takes a decoder and two buffers to each, which is more than what all else
     * of a request costs.
     *
     * @return null if the part is not there
     */
    static String of(MessageBytes part) {
        if (part.getType() != MessageBytes.T_BYTES) {
            return part.toString();
        }
        ByteChunk bytes = part.getByteChunk();
        return new String(bytes.getBytes(), bytes.getStart(), bytes.getEnd() - bytes.getStart(), bytes.getCharset());
    }
}
