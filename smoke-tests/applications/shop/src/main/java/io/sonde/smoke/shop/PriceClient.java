package io.sonde.smoke.shop;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.sonde.smoke.stock.api.PriceMethod;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Asks the stock for prices over gRPC. */
@Component
@ConditionalOnProperty("stock.prices")
class PriceClient {

    private static final int PATIENCE_SECONDS = 20;

    private final ManagedChannel channel;

    PriceClient(@Value("${stock.prices}") String target) {
        this.channel = NettyChannelBuilder.forTarget(target).usePlaintext().build();
    }

    /** The price of one piece in cents. */
    int price(int item) {
        return ClientCalls.blockingUnaryCall(
                channel,
                PriceMethod.PRICE,
                CallOptions.DEFAULT.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS),
                item);
    }

    @PreDestroy
    void close() {
        channel.shutdownNow();
    }
}
