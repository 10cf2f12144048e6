package io.sonde.instrumentation.httpurlconnection;

import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.EnterState;
import io.sonde.instrumentation.call.HttpClientCall;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.URL;

/**
 * One method of a connection under way, in whose course the connection's call is current on the calling thread. Steps of
 * one connection may be taken by different threads; each leaves its own thread as it found it.
 */
final class Step implements EnterState {

    /** The only one that the JDK's client asks in. */
    private static final String PROTOCOL_VERSION = "1.1";

    private static final int FIRST_ERROR_STATUS = 400;

    private final HttpURLConnection connection;
    private final HttpClientCall call;

    /** Null where the call begins and ends with this step. */
    private final ConnectionCall pending;

    private final CurrentCall thread;
    private final Call outer;

    private Step(
            HttpURLConnection connection, HttpClientCall call, ConnectionCall pending, CurrentCall thread, Call outer) {
        this.connection = connection;
        this.call = call;
        this.pending = pending;
        this.thread = thread;
        this.outer = outer;
    }

    /** The next step of the connection's call; null if none waits for one, or if this is a part of another step. */
    static Step resume(HttpURLConnection connection) {
        ConnectionCall pending = ConnectionCalls.get(connection);
        if (pending == null) {
            return null;
        }
        CurrentCall thread = CurrentCall.ofThread();
        if (thread.call() instanceof HttpClientCall) {
            return null;
        }
        pending.enterStep();
        HttpClientCall call = pending.call();
        return new Step(connection, call, pending, thread, call.attach(thread));
    }

    /**
     * The first step of a new call.
     *
     * @param last whether the response comes with this step
     * @return null if there is to be no call: in the course of another client's, or on a thread of the agent
     */
    static Step begin(HttpURLConnection connection, boolean last) {
        CurrentCall thread = CurrentCall.ofThread();
        Call outer = thread.call();
        if (outer instanceof HttpClientCall) {
            return null;
        }
        URL url = connection.getURL();
        String method = connection.getRequestMethod();
        HttpClientCall call = HttpClientCall.start(method, url, url.getProtocol(), url.getHost(), url.getPort());
        if (call == null) {
            return null;
        }
        if (last) {
            return new Step(connection, call, null, thread, outer);
        }
        ConnectionCall pending = new ConnectionCall(call);
        pending.enterStep();
        ConnectionCalls.put(connection, pending);
        return new Step(connection, call, pending, thread, outer);
    }

    HttpURLConnection connection() {
        return connection;
    }

    HttpClientCall call() {
        return call;
    }

    /** Gives the call up: no request was made. */
    void giveUp() {
        leave();
        forget();
        call.abandon();
    }

    @Override
    public void undo() {
        giveUp();
    }

    /** A step that does not bring the response has been made. */
    void exit(int status, Throwable thrown) {
        leave();
        if (thrown != null) {
            forget();
            end(status, thrown);
        }
    }

    /** The response is there, or will never be. */
    void complete(int status, Throwable thrown) {
        leave();
        forget();
        end(status, thrown);
    }

    private void leave() {
        Call.detach(thread, outer);
        if (pending != null) {
            pending.leaveStep();
        }
    }

    private void forget() {
        if (pending != null) {
            ConnectionCalls.remove(connection);
        }
    }

    private void end(int status, Throwable thrown) {
        int answered = status;
        if (answered <= 0 && thrown instanceof HttpRetryException) {
            answered = ((HttpRetryException) thrown).responseCode();
        }
        if (answered > 0) {
            call.status(answered);
            call.protocolVersion(PROTOCOL_VERSION);
        }
        // The JDK turns an answer that tells of an error into an exception; it is an answer nevertheless.
        call.end(answered >= FIRST_ERROR_STATUS ? null : thrown);
    }
}
