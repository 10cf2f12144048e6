package io.sonde.agent.diagnostics;

import java.util.List;

/** Writes JSON (RFC 8259), indented for people. Not thread-safe. */
public final class JsonWriter implements DocumentWriter {

    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean first = true;
    private boolean afterName;

    @Override
    public JsonWriter beginObject() {
        return begin('{');
    }

    @Override
    public JsonWriter endObject() {
        return end('}');
    }

    @Override
    public JsonWriter beginArray() {
        return begin('[');
    }

    @Override
    public JsonWriter endArray() {
        return end(']');
    }

    @Override
    public JsonWriter name(String name) {
        separate();
        quote(name);
        text.append(": ");
        afterName = true;
        return this;
    }

    @Override
    public JsonWriter value(String value) {
        separate();
        if (value == null) {
            text.append("null");
        } else {
            quote(value);
        }
        return this;
    }

    @Override
    public JsonWriter value(long value) {
        separate();
        text.append(value);
        return this;
    }

    @Override
    public JsonWriter value(double value) {
        separate();
        text.append(Double.isNaN(value) || Double.isInfinite(value) ? "null" : Double.toString(value));
        return this;
    }

    @Override
    public JsonWriter value(boolean value) {
        separate();
        text.append(value);
        return this;
    }

    @Override
    public JsonWriter values(List<String> values) {
        beginArray();
        for (String value : values) {
            value(value);
        }
        return endArray();
    }

    private JsonWriter begin(char bracket) {
        separate();
        text.append(bracket);
        depth++;
        first = true;
        return this;
    }

    private JsonWriter end(char bracket) {
        depth--;
        if (!first) {
            newLine();
        }
        text.append(bracket);
        first = false;
        if (depth == 0) {
            text.append('\n');
        }
        return this;
    }

    private void separate() {
        if (afterName) {
            afterName = false;
            return;
        }
        if (depth > 0) {
            if (!first) {
                text.append(',');
            }
            newLine();
        }
        first = false;
    }

    private void newLine() {
        text.append('\n');
        for (int i = 0; i < depth; i++) {
            text.append("  ");
        }
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character == '"' || character == '\\') {
                text.append('\\').append(character);
            } else if (character < ' ' || character == '<' || Character.isSurrogate(character)) {
                text.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    text.append(Character.forDigit(character >> shift & 0xF, 16));
                }
            } else {
                text.append(character);
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
