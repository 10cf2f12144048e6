package io.sonde.instrumentation.tomcat;

import io.sonde.instrumentation.call.RequestPath;
import io.sonde.instrumentation.selection.PathPatterns;
import org.apache.coyote.Request;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.MessageBytes;

/**
 * Compares the bytes of a request's path where they are: to make a string of them would make Tomcat take the path for one that
 * is decoded already.
 */
final class CoyotePath implements RequestPath<Request> {

    static final CoyotePath INSTANCE = new CoyotePath();

    private CoyotePath() {}

    @Override
    public boolean matches(Request request, PathPatterns patterns) {
        MessageBytes path = request.requestURI();
        if (path.getType() != MessageBytes.T_BYTES) {
            return path.getType() == MessageBytes.T_STR && patterns.matches(path.toString());
        }
        ByteChunk bytes = path.getByteChunk();
        return patterns.matches(bytes.getBytes(), bytes.getStart(), bytes.getEnd());
    }
}
