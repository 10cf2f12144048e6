package io.sonde.instrumentation.call;

import io.sonde.instrumentation.selection.Exclusion;

/** One request that an HTTP client makes, redirects included. */
public final class HttpClientCall extends Call {

    private String method;
    private final Object url;
    private final String serverAddress;
    private final int serverPort;
    private final boolean counted;
    private int status;
    private int resends;
    private String protocolVersion;
    private String[] capturedHeaders;

    private HttpClientCall(
            CurrentCall thread,
            String method,
            Object url,
            String serverAddress,
            int serverPort,
            boolean untraced,
            boolean counted) {
        super(thread, untraced);
        this.counted = counted;
        this.method = method;
        this.url = url;
        this.serverAddress = serverAddress;
        this.serverPort = serverPort;
    }

    /**
     * Starts a call and makes it current.
     *
     * @param url an immutable object whose {@code toString} is the full URL: a String, URI or URL
     * @param port the port as the URL names it; -1 for the scheme's own
     * @return null if the thread is at such a call already (a client over another, an AWS client over an HTTP client), is
     *     the agent's own, or the configuration leaves the host out of traces and metrics alike
     */
    public static HttpClientCall start(String method, Object url, String scheme, String host, int port) {
        CurrentCall thread = CurrentCall.ofThread();
        Call outer = thread.call();
        if (outer instanceof HttpClientCall || outer instanceof AwsCall || outer == SuppressedCall.INSTANCE) {
            return null;
        }
        int effectivePort = port > 0 ? port : "https".equalsIgnoreCase(scheme) ? 443 : 80;
        String address = host == null ? "" : host;
        Exclusion exclusion = Calls.pipeline().exclusion();
        boolean untraced = exclusion.hasHosts() && exclusion.isUntracedHost(address);
        boolean uncounted = exclusion.hasHosts() && exclusion.isUncountedHost(address);
        if (untraced && uncounted) {
            return null;
        }
        HttpClientCall call = new HttpClientCall(thread, method, url, address, effectivePort, untraced, !uncounted);
        call.begin();
        return call;
    }

    @Override
    public void accept(CallVisitor visitor) {
        visitor.httpClient(this);
    }

    @Override
    void classify() {
        if (thrown() == null && status >= 400) {
            errorType(HttpStatus.text(status));
        } else {
            super.classify();
        }
    }

    /** Whether metrics count this call. */
    public boolean isCounted() {
        return counted;
    }

    public String method() {
        return method;
    }

    /** Corrects the method where the client decides late. */
    public void method(String requestMethod) {
        method = requestMethod;
    }

    /** The full URL with its secrets. */
    public String url() {
        return String.valueOf(url);
    }

    public String serverAddress() {
        return serverAddress;
    }

    public int serverPort() {
        return serverPort;
    }

    /** The response's status; 0 if there was none. */
    public int status() {
        return status;
    }

    public void status(int responseStatus) {
        status = responseStatus;
    }

    /** How often the request was sent again, by redirects or retries. */
    public int resends() {
        return resends;
    }

    public void resends(int count) {
        resends = count;
    }

    /** {@code 1.1}, {@code 2}; null if unknown. */
    public String protocolVersion() {
        return protocolVersion;
    }

    public void protocolVersion(String version) {
        protocolVersion = version;
    }

    /** Attributes and values of chosen headers in turn; null if none was captured. */
    public String[] capturedHeaders() {
        return capturedHeaders == null ? null : capturedHeaders.clone();
    }

    /** Adds to the captured headers; null adds nothing. */
    public void captureHeaders(String[] attributesAndValues) {
        capturedHeaders = CapturedHeaders.join(capturedHeaders, attributesAndValues);
    }
}
