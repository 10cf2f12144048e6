package io.sonde.instrumentation.servlet;

import io.sonde.instrumentation.association.WeakIdentityMap;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.EnterState;
import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.http.HeaderCapture;
import io.sonde.instrumentation.http.ResponseTraceHeader;
import java.lang.ref.WeakReference;

/**
 * The calls of requests in containers that are not known otherwise. The outermost filter chain or servlet on a thread makes
 * the call; a request that became asynchronous keeps it until its container reports the end. Thread-safe.
 */
public final class ServletCalls {

    private static final int INTERNAL_SERVER_ERROR = 500;

    /** The calls of asynchronous requests, which other threads will come back to, by the containers' own requests. */
    private static final WeakIdentityMap<Object, HttpServerCall> ASYNCHRONOUS =
            new WeakIdentityMap<Object, HttpServerCall>(new WeakIdentityMap.CollectedListener<HttpServerCall>() {
                @Override
                public void collected(HttpServerCall call) {
                    call.abandon();
                }
            });

    private ServletCalls() {}

    /** A request enters a filter chain or a servlet. Gives what {@link #exit} wants; null where this is not the outermost. */
    public static Object enter(ServletTypes types, Object request, Object response) {
        CurrentCall thread = CurrentCall.ofThread();
        if (!types.isHttp(request, response) || isWithinCall(types, request, thread)) {
            return null;
        }
        switch (types.dispatch(request)) {
            case REQUEST:
                HttpServerCall call = HttpServerCall.start(request, types, types.method(request), request, types);
                if (call == null) {
                    return null;
                }
                Run run = new Run(types, request, response, call);
                call.detailsFrom(run, types.details());
                if (ResponseTraceHeader.isOn()) {
                    ResponseTraceHeader.set(call, response, types.responseHeaders());
                }
                return run;
            case ASYNC:
                HttpServerCall continued = ASYNCHRONOUS.get(types.unwrap(request));
                return continued == null ? null : new FurtherRun(continued, thread);
            default:
                return null;
        }
    }

    /** Whether the request's call is current, and not that of another request, which handed work over to this thread. */
    private static boolean isWithinCall(ServletTypes types, Object request, CurrentCall thread) {
        HttpServerCall current = HttpServerCall.current();
        return current != null && (current.startedOn(thread) || current == ASYNCHRONOUS.get(types.unwrap(request)));
    }

    /** The request leaves it. */
    public static void exit(Object state, Throwable thrown) {
        if (state instanceof Run) {
            ((Run) state).end(ServletFailure.unwrap(thrown));
        } else if (state != null) {
            ((FurtherRun) state).end(ServletFailure.unwrap(thrown));
        }
    }

    /**
     * A request was made asynchronous.
     *
     * @return its call, which is to be given to {@link #completed}; null if it has none
     */
    public static HttpServerCall asynchronous(ServletTypes types, Object request) {
        HttpServerCall call = HttpServerCall.current();
        if (call != null) {
            Object containersRequest = types.unwrap(request);
            ASYNCHRONOUS.put(containersRequest, call);
            // The call must not keep alive the request, which is the key that it is known by.
            call.detailsFrom(new WeakReference<Object>(containersRequest), types.weakDetails());
        }
        return call;
    }

    static void captureResponse(ServletTypes types, Object response, HttpServerCall call) {
        if (HeaderCapture.SERVER_RESPONSE.isOn()) {
            call.captureHeaders(HeaderCapture.SERVER_RESPONSE.read(response, types.responseHeaders()));
        }
    }

    /**
     * The response to an asynchronous request has ended. May be told more than once.
     *
     * @param response null if it is none of HTTP
     */
    public static void completed(ServletTypes types, HttpServerCall call, Object response, int status) {
        if (!call.hasEnded()) {
            if (response != null) {
                captureResponse(types, response, call);
            }
            call.status(status);
            call.end(call.thrown());
        }
    }

    /** The first run of a request. */
    private static final class Run extends ServletExchange implements EnterState {

        private final ServletTypes types;
        private final HttpServerCall call;

        Run(ServletTypes types, Object request, Object response, HttpServerCall call) {
            super(request, response);
            this.types = types;
            this.call = call;
        }

        void end(Throwable thrown) {
            call.leaveThread();
            if (ASYNCHRONOUS.get(types.unwrap(request)) == call) {
                note(call, thrown);
                return;
            }
            boolean answeredByContainer = thrown != null && !types.isCommitted(response);
            call.status(answeredByContainer ? INTERNAL_SERVER_ERROR : types.status(response));
            call.end(thrown);
        }

        @Override
        public void undo() {
            call.undo();
        }
    }

    /** A run after an asynchronous pause. */
    private static final class FurtherRun implements EnterState {

        private final HttpServerCall call;
        private final CurrentCall thread;
        private final Call previous;

        FurtherRun(HttpServerCall call, CurrentCall thread) {
            this.call = call;
            this.thread = thread;
            this.previous = call.attach(thread);
        }

        void end(Throwable thrown) {
            Call.detach(thread, previous);
            note(call, thrown);
        }

        @Override
        public void undo() {
            Call.detach(thread, previous);
        }
    }

    private static void note(HttpServerCall call, Throwable thrown) {
        if (thrown != null) {
            call.thrown(thrown);
        }
    }
}
