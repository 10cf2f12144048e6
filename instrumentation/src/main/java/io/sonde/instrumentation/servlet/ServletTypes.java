package io.sonde.instrumentation.servlet;

import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.call.HttpServerDetails;
import io.sonde.instrumentation.call.RequestPath;
import io.sonde.instrumentation.propagation.HeaderGetter;
import io.sonde.instrumentation.selection.PathPatterns;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.Enumeration;

/** What is asked of the objects of one of the two Servlet APIs. Stateless; the objects are of its types. */
public abstract class ServletTypes implements HeaderGetter<Object>, RequestPath<Object> {

    private final HttpServerDetails<ServletExchange> details = new ServletDetails(this);
    private final HttpServerDetails<WeakReference<Object>> weakDetails = new WeakServletDetails(this);

    private final ResponseHeaders responseHeaders = new ResponseHeaders(this);

    /** Which kind of dispatch brought a request to a servlet or filter. */
    public enum Dispatch {
        /** The client's request itself. */
        REQUEST,
        /** The same again, after an asynchronous pause. */
        ASYNC,
        /** A forward, an include or an error page. */
        OTHER
    }

    final HttpServerDetails<ServletExchange> details() {
        return details;
    }

    final HttpServerDetails<WeakReference<Object>> weakDetails() {
        return weakDetails;
    }

    /** Whether these are a request and a response of HTTP. */
    public abstract boolean isHttp(Object request, Object response);

    public abstract Dispatch dispatch(Object request);

    public abstract String method(Object request);

    /** The path as it was sent. */
    protected abstract String path(Object request);

    @Override
    public final boolean matches(Object request, PathPatterns patterns) {
        return patterns.matches(path(request));
    }

    public abstract int status(Object response);

    public abstract boolean isCommitted(Object response);

    /** The container's request inside whatever wrappers there are. */
    public abstract Object unwrap(Object request);

    /** The lines of one header; null or empty if there are none. */
    protected abstract Enumeration<String> lines(Object request, String name);

    /** The lines of one header of a response; null or empty if there are none. */
    protected abstract Collection<String> responseLines(Object response, String name);

    /** Sets one header of a response. */
    protected abstract void setResponseHeader(Object response, String name, String value);

    final ResponseHeaders responseHeaders() {
        return responseHeaders;
    }

    /** Reads what only a kept call needs. */
    public abstract void describe(Object request, HttpServerCall call);

    @Override
    public final String get(Object request, String name) {
        Enumeration<String> lines = lines(request, name);
        if (lines == null || !lines.hasMoreElements()) {
            return null;
        }
        String first = lines.nextElement();
        if (!lines.hasMoreElements()) {
            return first;
        }
        StringBuilder joined = new StringBuilder(first);
        while (lines.hasMoreElements()) {
            joined.append(',').append(lines.nextElement());
        }
        return joined.toString();
    }
}
