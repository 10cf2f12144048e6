package io.sonde.smoke.tests;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SmokeApplications;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.function.UnaryOperator;

/** Stock and shop on one JDK, with or without the agent. */
final class Services implements AutoCloseable {

    private final ApplicationProcess stock;
    private final URI stockAddress;
    private final ApplicationProcess shop;
    private final URI shopAddress;

    private Services(Jdk jdk, UnaryOperator<JavaCommand> agent) {
        stock = agent.apply(SmokeApplications.stock(jdk)).start();
        try {
            stockAddress = SmokeApplications.address(stock);
            shop = agent.apply(SmokeApplications.shop(jdk, stockAddress)).start();
        } catch (AssertionError | RuntimeException failure) {
            stock.close();
            throw failure;
        }
        try {
            shopAddress = SmokeApplications.address(shop);
        } catch (AssertionError | RuntimeException failure) {
            close();
            throw failure;
        }
    }

    static Services observed(Jdk jdk, OtlpReceiver receiver) {
        return new Services(jdk, command -> command.observed(receiver));
    }

    static Services withoutAgent(Jdk jdk) {
        return new Services(jdk, UnaryOperator.identity());
    }

    ApplicationProcess stock() {
        return stock;
    }

    URI stockAddress() {
        return stockAddress;
    }

    ApplicationProcess shop() {
        return shop;
    }

    URI shopAddress() {
        return shopAddress;
    }

    /** Orders one piece of the item at the shop; headers as name, value, name, value. */
    HttpResponse<String> order(int item, String... headers) {
        return Http.post(
                shopAddress.resolve("/orders"),
                "application/json",
                "{\"customer\":\"ada\",\"item\":" + item + ",\"quantity\":1}",
                headers);
    }

    @Override
    public void close() {
        shop.close();
        stock.close();
    }
}
