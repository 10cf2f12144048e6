package io.sonde.smoke.contracts.grpc;

import io.grpc.ManagedChannelBuilder;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The ways from a client to a server. */
enum Transport {
    NETTY {
        @Override
        ServerBuilder<?> server() {
            return NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0));
        }

        @Override
        ManagedChannelBuilder<?> client(Object address) {
            return NettyChannelBuilder.forAddress("127.0.0.1", (Integer) address);
        }
    },
    NETTY_SHADED {
        @Override
        ServerBuilder<?> server() {
            return io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder.forAddress(
                    new InetSocketAddress("127.0.0.1", 0));
        }

        @Override
        ManagedChannelBuilder<?> client(Object address) {
            return io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder.forAddress("127.0.0.1", (Integer) address);
        }
    },
    OKHTTP {
        @Override
        ServerBuilder<?> server() {
            return OkHttp.server();
        }

        @Override
        ManagedChannelBuilder<?> client(Object address) {
            return OkHttp.client((Integer) address);
        }
    },
    IN_PROCESS {
        @Override
        ServerBuilder<?> server() {
            return InProcessServerBuilder.forName("contract-" + System.nanoTime());
        }

        @Override
        ManagedChannelBuilder<?> client(Object address) {
            return InProcessChannelBuilder.forName((String) address);
        }

        @Override
        Object address(Server server) {
            return server.getListenSockets().get(0).toString();
        }

        @Override
        Object nobody() {
            return "nobody";
        }
    };

    abstract ServerBuilder<?> server();

    /** A client of a server's address, unencrypted. */
    abstract ManagedChannelBuilder<?> client(Object address);

    Object address(Server server) {
        return server.getPort();
    }

    /** Where nobody listens. */
    Object nobody() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
