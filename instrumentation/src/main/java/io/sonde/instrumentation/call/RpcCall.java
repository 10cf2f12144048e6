package io.sonde.instrumentation.call;

import io.sonde.instrumentation.propagation.HeaderGetter;

/** One remote procedure call, from its start to its status, however many messages it carries. */
public final class RpcCall extends Call {

    private final boolean server;
    private final String method;
    private boolean methodUnknown;
    private String statusCode;
    private String serverAddress = "";
    private int serverPort;
    private int sentMessages;
    private int receivedMessages;
    private String[] capturedMetadata;
    private Object sentSeries;
    private Object receivedSeries;

    private RpcCall(CurrentCall thread, String method, boolean excluded) {
        super(thread, excluded);
        this.server = false;
        this.method = method;
    }

    private <C> RpcCall(CurrentCall thread, C carrier, HeaderGetter<C> getter, String method, boolean excluded) {
        super(thread, carrier, getter, excluded);
        this.server = true;
        this.method = method;
    }

    /**
     * Prepares a client's call under the one that is current. It counts from {@link #started()}, and is current where it is
     * {@linkplain #attach attached}.
     *
     * @param method {@code pkg.Service/Method}
     * @param excluded whether the call and all that is made in its course is left out of traces
     * @return null if the thread is the agent's own
     */
    public static RpcCall client(String method, boolean excluded) {
        CurrentCall thread = CurrentCall.ofThread();
        return thread.call() == SuppressedCall.INSTANCE ? null : new RpcCall(thread, method, excluded);
    }

    /**
     * Prepares a server's call, whatever is current on the thread. It counts from {@link #started(long)}, and is current
     * where it is {@linkplain #attach attached}.
     *
     * @param method {@code pkg.Service/Method}
     * @param excluded whether the call and all that is made in its course is left out of traces
     */
    public static <C> RpcCall server(C carrier, HeaderGetter<C> getter, String method, boolean excluded) {
        return new RpcCall(CurrentCall.ofThread(), carrier, getter, method, excluded);
    }

    /** The call starts now. To be called once. */
    public void started() {
        begin(System.nanoTime());
    }

    /**
     * The call has started. To be called once.
     *
     * @param nanos {@link System#nanoTime()} at the start
     */
    public void started(long nanos) {
        begin(nanos);
    }

    /**
     * Ends this call with its status. Only the first of several ends counts.
     *
     * @param code the status code's name
     * @param cause what stands behind the status, or null; remembered if the status is a failure
     */
    public void end(String code, Throwable cause) {
        if (hasEnded()) {
            return;
        }
        statusCode = code;
        end(thrown() == null && isFailure(code) ? cause : null);
    }

    @Override
    public void accept(CallVisitor visitor) {
        visitor.rpc(this);
    }

    @Override
    void classify() {
        if (statusCode == null) {
            super.classify();
        } else if (isFailure(statusCode)) {
            errorType(statusCode);
        }
    }

    private boolean isFailure(String code) {
        return server ? isServerError(code) : !code.equals("OK");
    }

    /** The codes that are the server's own failures (semantic conventions for gRPC). */
    private static boolean isServerError(String code) {
        switch (code) {
            case "UNKNOWN":
            case "DEADLINE_EXCEEDED":
            case "UNIMPLEMENTED":
            case "INTERNAL":
            case "UNAVAILABLE":
            case "DATA_LOSS":
                return true;
            default:
                return false;
        }
    }

    public boolean isServer() {
        return server;
    }

    /** {@code pkg.Service/Method}. */
    public String method() {
        return method;
    }

    /** Whether the server knows no such method: its name then comes from outside, and is no label of a metric. */
    public boolean isMethodUnknown() {
        return methodUnknown;
    }

    public void methodUnknown() {
        methodUnknown = true;
    }

    /** The status code's name, {@code OK} or {@code UNAVAILABLE}; null if there was none. */
    public String statusCode() {
        return statusCode;
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

    /** A message has been sent. Messages of one direction come one after the other. */
    public void messageSent() {
        sentMessages++;
        Calls.pipeline().messageSent(this);
    }

    /** A message has been received. Messages of one direction come one after the other. */
    public void messageReceived() {
        receivedMessages++;
        Calls.pipeline().messageReceived(this);
    }

    public int sentMessages() {
        return sentMessages;
    }

    public int receivedMessages() {
        return receivedMessages;
    }

    /** Keys and values of chosen metadata in turn, the values of one key one after the other; null if none was captured. */
    public String[] capturedMetadata() {
        return capturedMetadata == null ? null : capturedMetadata.clone();
    }

    public void capturedMetadata(String[] keysAndValues) {
        capturedMetadata = keysAndValues.clone();
    }

    /** The agent's counter of the messages that this call sends; null until there is one. */
    public Object sentSeries() {
        return sentSeries;
    }

    public void sentSeries(Object series) {
        sentSeries = series;
    }

    /** The agent's counter of the messages that this call receives; null until there is one. */
    public Object receivedSeries() {
        return receivedSeries;
    }

    public void receivedSeries(Object series) {
        receivedSeries = series;
    }
}
