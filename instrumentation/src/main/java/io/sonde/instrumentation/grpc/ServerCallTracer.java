package io.sonde.instrumentation.grpc;

import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import io.sonde.instrumentation.call.RpcCall;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * One stream at the server. The call starts with the stream, but is made when the server has found its method; a stream that
 * ends before that is a call of an unknown method.
 */
final class ServerCallTracer extends ServerStreamTracer {

    private static final AtomicIntegerFieldUpdater<ServerCallTracer> STATE =
            AtomicIntegerFieldUpdater.newUpdater(ServerCallTracer.class, "state");
    private static final int STREAM = 0;
    private static final int CALL = 1;
    private static final int CLOSED = 2;

    private final ServerCalls server;
    private final String method;
    private final long startNanos = System.nanoTime();
    private Metadata headers;
    private RpcCall call;

    private volatile int state = STREAM;

    ServerCallTracer(ServerCalls server, String method, Metadata headers) {
        this.server = server;
        this.method = method;
        this.headers = headers;
    }

    /** What goes wrong here is not the application's: its call goes on unseen. */
    @Override
    public void serverCallStarted(ServerCallInfo<?, ?> info) {
        try {
            start(info);
        } catch (RuntimeException | LinkageError unexpected) {
            STATE.compareAndSet(this, STREAM, CLOSED);
        }
    }

    private void start(ServerCallInfo<?, ?> info) {
        Metadata request = headers;
        if (request == null) {
            return;
        }
        RpcCall started = newCall(request);
        setServer(started, info);
        if (MetadataCapture.SERVER.isOn()) {
            MetadataCapture.SERVER.capture(request, started);
        }
        call = started;
        if (STATE.compareAndSet(this, STREAM, CALL)) {
            started.started(startNanos);
            server.starting(request, started);
            headers = null;
        }
    }

    private RpcCall newCall(Metadata request) {
        return RpcCall.server(request, MetadataHeaders.INSTANCE, method, ExcludedMethods.contains(method));
    }

    private void setServer(RpcCall started, ServerCallInfo<?, ?> info) {
        String authority = info.getAuthority();
        String address = "";
        int port = 0;
        if (authority != null) {
            Authority named = server.authority(authority);
            address = named.address();
            port = named.port();
        }
        if (port == 0) {
            SocketAddress local = info.getAttributes().get(Grpc.TRANSPORT_ATTR_LOCAL_ADDR);
            if (local instanceof InetSocketAddress) {
                port = ((InetSocketAddress) local).getPort();
            }
        }
        started.server(address, port);
    }

    @Override
    public void outboundMessageSent(int sequenceNumber, long wireSize, long uncompressedSize) {
        if (state == CALL) {
            call.messageSent();
        }
    }

    @Override
    public void streamClosed(Status status) {
        if (STATE.compareAndSet(this, STREAM, CLOSED)) {
            RpcCall unknown = newCall(headers);
            unknown.methodUnknown();
            unknown.started(startNanos);
            unknown.end(status.getCode().name(), null);
        } else if (state == CALL) {
            call.end(status.getCode().name(), status.getCause());
        }
    }
}
