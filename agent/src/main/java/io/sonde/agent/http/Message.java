package io.sonde.agent.http;

import java.io.IOException;
import java.io.OutputStream;

/** What is to be sent. It stays as it is while it is being sent, and may be written more than once. */
public interface Message {

    /** How many bytes {@link #writeTo} writes. */
    int length();

    void writeTo(OutputStream output) throws IOException;
}
