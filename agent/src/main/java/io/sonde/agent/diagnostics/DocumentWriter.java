package io.sonde.agent.diagnostics;

import java.util.List;

/** Takes a document of objects, arrays and values, in whatever form it is shown. Not thread-safe. */
public interface DocumentWriter {
    DocumentWriter beginObject();

    DocumentWriter endObject();

    DocumentWriter beginArray();

    DocumentWriter endArray();

    /** The name of what comes next in an object. */
    DocumentWriter name(String name);

    /** @param value null is shown as such */
    DocumentWriter value(String value);

    DocumentWriter value(long value);

    /** @param value what is no number is shown as null */
    DocumentWriter value(double value);

    DocumentWriter value(boolean value);

    /** An array of texts. */
    DocumentWriter values(List<String> values);
}
