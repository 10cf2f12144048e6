package io.sonde.instrumentation.call;

import io.sonde.instrumentation.propagation.HeaderGetter;

/** One request to an HTTP server. */
public final class HttpServerCall extends Call {

    private final String method;
    private String route;
    private String mapping;
    private int status;
    private Object request;
    private HttpServerDetails<?> details;

    private String scheme;
    private String path;
    private String query;
    private String serverAddress;
    private int serverPort;
    private String clientAddress;
    private String peerAddress;
    private int peerPort;
    private String protocolVersion;
    private String userAgent;

    private <C> HttpServerCall(CurrentCall thread, C carrier, HeaderGetter<C> getter, String method) {
        super(thread, carrier, getter);
        this.method = method;
    }

    /**
     * Starts a call and makes it current.
     *
     * @param method the request's method as it was sent
     * @return null if such a call was started on this thread and is current (a filter inside a filter, a forward), or the
     *     thread is the agent's own. A server call that was handed over from another thread is no reason: a request that
     *     begins here is another one.
     */
    public static <C> HttpServerCall start(C carrier, HeaderGetter<C> getter, String method) {
        CurrentCall thread = CurrentCall.ofThread();
        Call outer = thread.call();
        if (outer == SuppressedCall.INSTANCE || outer instanceof HttpServerCall && outer.startedOn(thread)) {
            return null;
        }
        HttpServerCall call = new HttpServerCall(thread, carrier, getter, method);
        call.begin();
        return call;
    }

    /** The server call that is current on the calling thread or that its current call was made for; null if none. */
    public static HttpServerCall current() {
        Call call = CurrentCall.ofThread().call();
        while (call != null && !(call instanceof HttpServerCall)) {
            call = call.parent();
        }
        return (HttpServerCall) call;
    }

    @Override
    public void accept(CallVisitor visitor) {
        visitor.httpServer(this);
    }

    @Override
    void classify() {
        if (status >= 500) {
            errorType(HttpStatus.text(status));
        } else {
            super.classify();
        }
    }

    /** Where to read the rest from if this call is kept. The request is let go of when the call has ended. */
    public <R> void detailsFrom(R readableRequest, HttpServerDetails<R> reader) {
        request = readableRequest;
        details = reader;
    }

    @Override
    @SuppressWarnings("unchecked") // detailsFrom takes them as a pair
    public void readDetails() {
        HttpServerDetails<Object> reader = (HttpServerDetails<Object>) details;
        if (reader != null) {
            reader.read(request, this);
        }
    }

    @Override
    public void releaseDetails() {
        request = null;
        details = null;
    }

    public String method() {
        return method;
    }

    /** The route template, {@code /users/{id}}: the framework's, else the server's mapping; null if unknown. */
    public String route() {
        return route == null ? mapping : route;
    }

    /** @param template the route as the application's framework knows it */
    public void route(String template) {
        route = template;
    }

    /** Whether a framework has named the route; a later forward or error page does not change it. */
    public boolean isRouted() {
        return route != null;
    }

    /** The route by the server's own mapping; null if unknown. */
    public String mapping() {
        return mapping;
    }

    /** @param pattern the route as the server knows it, which counts as long as no framework names a better one */
    public void mapping(String pattern) {
        mapping = pattern;
    }

    /** The response's status; 0 if there was none. */
    public int status() {
        return status;
    }

    public void status(int responseStatus) {
        status = responseStatus;
    }

    public String scheme() {
        return scheme;
    }

    public void scheme(String urlScheme) {
        scheme = urlScheme;
    }

    public String path() {
        return path;
    }

    public String query() {
        return query;
    }

    /** @param rawQuery the query string as it was sent, with its secrets; null if there was none */
    public void target(String rawPath, String rawQuery) {
        path = rawPath;
        query = rawQuery;
    }

    public String serverAddress() {
        return serverAddress;
    }

    public int serverPort() {
        return serverPort;
    }

    public void server(String address, int port) {
        serverAddress = address;
        serverPort = port;
    }

    /** The client's address, by what proxies say if they say it. */
    public String clientAddress() {
        return clientAddress;
    }

    public void clientAddress(String address) {
        clientAddress = address;
    }

    public String peerAddress() {
        return peerAddress;
    }

    public int peerPort() {
        return peerPort;
    }

    public void peer(String address, int port) {
        peerAddress = address;
        peerPort = port;
    }

    /** {@code 1.1}, {@code 2}; null if unknown. */
    public String protocolVersion() {
        return protocolVersion;
    }

    public void protocolVersion(String version) {
        protocolVersion = version;
    }

    public String userAgent() {
        return userAgent;
    }

    public void userAgent(String header) {
        userAgent = header;
    }
}
