package io.sonde.instrumentation.call;

import io.sonde.instrumentation.propagation.HeaderGetter;

/** One remote procedure call, from its start to its status, however many messages it carries. */
public final class RpcCall extends Call {

    private final boolean server;
    private final String method;
    private String statusCode;
    private String serverAddress = "";
    private int serverPort;
    private int sentMessages;
    private int receivedMessages;
    private String[] capturedMetadata;
    private Object messageSeries;

    private RpcCall(CurrentCall thread, String method) {
        super(thread);
        this.server = false;
        this.method = method;
    }

    private <C> RpcCall(CurrentCall thread, C carrier, HeaderGetter<C> getter, String method) {
        super(thread, carrier, getter);
        this.server = true;
        this.method = method;
    }

    /**
     * Starts a client's call and makes it current.
     *
     * @param method {@code pkg.Service/Method}
     * @return null if the thread is the agent's own
     */
    public static RpcCall startClient(String method) {
        CurrentCall thread = CurrentCall.ofThread();
        if (thread.call() == SuppressedCall.INSTANCE) {
            return null;
        }
        RpcCall call = new RpcCall(thread, method);
        call.begin();
        return call;
    }

    /**
     * Starts a server's call and makes it current.
     *
     * @param method {@code pkg.Service/Method}
     * @return null if the thread is the agent's own
     */
    public static <C> RpcCall startServer(C carrier, HeaderGetter<C> getter, String method) {
        CurrentCall thread = CurrentCall.ofThread();
        if (thread.call() == SuppressedCall.INSTANCE) {
            return null;
        }
        RpcCall call = new RpcCall(thread, carrier, getter, method);
        call.begin();
        return call;
    }

    @Override
    public void accept(CallVisitor visitor) {
        visitor.rpc(this);
    }

    @Override
    void classify() {
        if (statusCode == null) {
            super.classify();
        } else if (server ? isServerError(statusCode) : !statusCode.equals("OK")) {
            errorType(statusCode);
        }
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

    /** The status code's name, {@code OK} or {@code UNAVAILABLE}; null if there was none. */
    public String statusCode() {
        return statusCode;
    }

    public void statusCode(String name) {
        statusCode = name;
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

    /** Names and values of chosen metadata in turn; null if none was captured. */
    public String[] capturedMetadata() {
        return capturedMetadata == null ? null : capturedMetadata.clone();
    }

    public void capturedMetadata(String[] namesAndValues) {
        capturedMetadata = namesAndValues.clone();
    }

    /** The agent's counters of this call's messages; null until there are some. */
    public Object messageSeries() {
        return messageSeries;
    }

    public void messageSeries(Object series) {
        messageSeries = series;
    }
}
