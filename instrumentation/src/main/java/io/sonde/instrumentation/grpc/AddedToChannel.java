package io.sonde.instrumentation.grpc;

import java.util.List;

/** What has been put into a channel's builder while it builds. */
final class AddedToChannel {

    private final List<Object> interceptors;
    private final Object outermost;
    private final Object innermost;

    private AddedToChannel(List<Object> interceptors, Object outermost, Object innermost) {
        this.interceptors = interceptors;
        this.outermost = outermost;
        this.innermost = innermost;
    }

    /** @return null if there is no list, or a call within already added to it */
    static AddedToChannel add(List<Object> interceptors) {
        if (interceptors == null) {
            return null;
        }
        for (Object interceptor : interceptors) {
            if (interceptor instanceof ClientCallInterceptor) {
                return null;
            }
        }
        Object outermost = new ClientCallInterceptor();
        Object innermost = MetadataCapture.CLIENT.isOn() ? new ClientMetadataInterceptor() : null;
        if (innermost != null) {
            interceptors.add(0, innermost);
        }
        interceptors.add(outermost);
        return new AddedToChannel(interceptors, outermost, innermost);
    }

    void remove() {
        BuilderLists.remove(interceptors, outermost);
        if (innermost != null) {
            BuilderLists.remove(interceptors, innermost);
        }
    }
}
