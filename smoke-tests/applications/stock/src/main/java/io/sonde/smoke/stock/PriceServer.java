package io.sonde.smoke.stock;

import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.sonde.smoke.stock.api.PriceMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;

/** Answers {@link PriceMethod} over gRPC on a free loopback port. */
final class PriceServer {

    private final StockDatabase database;
    private final Server server;

    PriceServer(StockDatabase database) {
        this.database = database;
        this.server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(ServerServiceDefinition.builder(PriceMethod.SERVICE)
                        .addMethod(PriceMethod.PRICE, ServerCalls.asyncUnaryCall(this::price))
                        .build())
                .build();
    }

    void start() throws IOException {
        server.start();
    }

    int port() {
        return server.getPort();
    }

    private void price(Integer item, StreamObserver<Integer> observer) {
        try {
            Integer cents = database.price(item);
            if (cents == null) {
                observer.onError(Status.NOT_FOUND.asRuntimeException());
                return;
            }
            observer.onNext(cents);
            observer.onCompleted();
        } catch (SQLException failure) {
            observer.onError(Status.INTERNAL.withCause(failure).asRuntimeException());
        }
    }
}
