package io.sonde.instrumentation.grpc;

import java.util.List;

/** What has been put into a server's builder while it builds. */
final class AddedToServer {

    private final List<Object> interceptors;
    private final List<Object> tracers;
    private final Object added;

    private AddedToServer(List<Object> interceptors, List<Object> tracers, Object added) {
        this.interceptors = interceptors;
        this.tracers = tracers;
        this.added = added;
    }

    /** @return null if there are no lists, or a call within already added to them */
    static AddedToServer add(List<Object> interceptors, List<Object> tracers) {
        if (interceptors == null || tracers == null) {
            return null;
        }
        for (Object interceptor : interceptors) {
            if (interceptor instanceof ServerCalls) {
                return null;
            }
        }
        ServerCalls calls = new ServerCalls();
        // The one that is added last sees a call first.
        interceptors.add(calls);
        tracers.add(calls);
        return new AddedToServer(interceptors, tracers, calls);
    }

    void remove() {
        BuilderLists.remove(interceptors, added);
        BuilderLists.remove(tracers, added);
    }
}
