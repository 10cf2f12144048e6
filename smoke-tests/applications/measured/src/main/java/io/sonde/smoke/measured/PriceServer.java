package io.sonde.smoke.measured;

import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.sonde.smoke.stock.api.PriceMethod;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.springframework.stereotype.Component;

/** Answers {@link PriceMethod} over gRPC on a free loopback port. */
@Component
class PriceServer {

    private final Server server;

    PriceServer() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(ServerServiceDefinition.builder(PriceMethod.SERVICE)
                        .addMethod(PriceMethod.PRICE, ServerCalls.asyncUnaryCall(PriceServer::price))
                        .build())
                .build()
                .start();
    }

    int port() {
        return server.getPort();
    }

    private static void price(Integer item, StreamObserver<Integer> observer) {
        observer.onNext(100 * item);
        observer.onCompleted();
    }

    @PreDestroy
    void close() {
        server.shutdownNow();
    }
}
