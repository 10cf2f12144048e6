package io.sonde.smoke.measured;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.sonde.smoke.stock.api.PriceMethod;
import jakarta.annotation.PreDestroy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.springframework.stereotype.Component;

/** Asks {@link PriceServer} over loopback. */
@Component
class PriceClient {

    private final ManagedChannel channel;

    PriceClient(PriceServer server) {
        channel = NettyChannelBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()))
                .usePlaintext()
                .build();
    }

    int price(int item) {
        return ClientCalls.blockingUnaryCall(channel, PriceMethod.PRICE, CallOptions.DEFAULT, item);
    }

    @PreDestroy
    void close() {
        channel.shutdownNow();
    }
}
