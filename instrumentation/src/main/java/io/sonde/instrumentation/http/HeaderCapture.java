package io.sonde.instrumentation.http;

import io.sonde.instrumentation.propagation.HeaderGetter;
import io.sonde.instrumentation.target.InstrumentationSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The headers that the configuration names for spans ({@code
 * otel.instrumentation.http.{client,server}.capture-{request,response}-headers}), by their exact names. Immutable.
 */
public final class HeaderCapture {

    public static final HeaderCapture CLIENT_REQUEST = new HeaderCapture("client", "request");
    public static final HeaderCapture CLIENT_RESPONSE = new HeaderCapture("client", "response");
    public static final HeaderCapture SERVER_REQUEST = new HeaderCapture("server", "request");
    public static final HeaderCapture SERVER_RESPONSE = new HeaderCapture("server", "response");

    /** In lower case. */
    private final String[] names;

    private final String[] attributes;

    private HeaderCapture(String side, String direction) {
        this(
                InstrumentationSettings.list(
                        "otel.instrumentation.http." + side + ".capture-" + direction + "-headers"),
                direction);
    }

    HeaderCapture(List<String> headers, String direction) {
        names = new String[headers.size()];
        attributes = new String[headers.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = headers.get(i).toLowerCase(Locale.ROOT);
            attributes[i] = "http." + direction + ".header." + names[i];
        }
    }

    /** Whether any header is named. */
    public boolean isOn() {
        return names.length > 0;
    }

    /** Attributes and values in turn; null if none of the headers is there. */
    public <C> String[] read(C carrier, HeaderGetter<C> headers) {
        List<String> found = null;
        for (int i = 0; i < names.length; i++) {
            String value = headers.get(carrier, names[i]);
            if (value != null) {
                if (found == null) {
                    found = new ArrayList<String>();
                }
                found.add(attributes[i]);
                found.add(value);
            }
        }
        return found == null ? null : found.toArray(new String[0]);
    }
}
