package io.sonde.smoke.contracts.grpc;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Server;
import io.grpc.ServerBuilder;

/** Starts a server, makes every sort of call to it, says {@code done} and waits for the end of its input. */
public final class GrpcApplication {

    private GrpcApplication() {}

    public static void main(String[] arguments) throws Exception {
        Transport transport = Transport.valueOf(arguments[0]);
        // The server's own client is built when its address is known.
        LateChannel itself = new LateChannel();
        Service service = new Service(itself);
        Server server = transport
                .server()
                .addService(service.calls())
                .addService(service.health())
                .addService(service.reflection())
                .intercept(new Interceptors.Server(itself))
                .build()
                .start();
        ManagedChannelBuilder<?> builder =
                transport.client(transport.address(server)).usePlaintext().intercept(new Interceptors.Client(itself));
        ManagedChannel channel = builder.build();
        ManagedChannel second = builder.build();
        itself.set(channel);
        Cases cases = new Cases(channel);
        cases.simple();
        cases.streams();
        cases.failures();
        cases.nested();
        cases.metadata();
        cases.unary("BuiltTwice", second);
        cases.unstarted();
        retried(transport, server, cases);
        refused(transport, cases);
        serverGone(transport, service, cases);
        System.out.println("done");
        while (System.in.read() >= 0) {
            // until the end
        }
        channel.shutdownNow();
        second.shutdownNow();
        server.shutdownNow();
    }

    private static void retried(Transport transport, Server server, Cases cases) {
        ManagedChannel channel = transport
                .client(transport.address(server))
                .usePlaintext()
                .enableRetry()
                .disableServiceConfigLookUp()
                .defaultServiceConfig(RetryPolicy.threeAttempts())
                .build();
        cases.unary("Retried", channel);
        channel.shutdownNow();
    }

    private static void refused(Transport transport, Cases cases) {
        ManagedChannel channel =
                transport.client(transport.nobody()).usePlaintext().build();
        cases.unary("Refused", channel);
        channel.shutdownNow();
    }

    private static void serverGone(Transport transport, Service service, Cases cases) throws InterruptedException {
        Server server;
        try {
            ServerBuilder<?> builder = transport.server().addService(service.calls());
            server = builder.build().start();
        } catch (java.io.IOException failure) {
            throw new IllegalStateException(failure);
        }
        ManagedChannel channel =
                transport.client(transport.address(server)).usePlaintext().build();
        Answers<String> answers = cases.stream("ServerGone", channel);
        answers.awaitFirst();
        server.shutdownNow();
        Cases.report("ServerGone", answers.awaitEnd());
        channel.shutdownNow();
    }
}
