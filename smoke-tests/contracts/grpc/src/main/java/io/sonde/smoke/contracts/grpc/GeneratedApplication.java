package io.sonde.smoke.contracts.grpc;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.testing.protobuf.SimpleServiceGrpc.SimpleServiceImplBase;

/** Calls a generated service by every sort of generated stub, says {@code done} and waits for the end of its input. */
public final class GeneratedApplication {

    private GeneratedApplication() {}

    public static void main(String[] arguments) throws Exception {
        Transport transport = Transport.valueOf(arguments[0]);
        Server server =
                transport.server().addService(new GeneratedService()).build().start();
        Server empty = transport
                .server()
                .addService(new SimpleServiceImplBase() {})
                .build()
                .start();
        ManagedChannel channel =
                transport.client(transport.address(server)).usePlaintext().build();
        ManagedChannel toEmpty =
                transport.client(transport.address(empty)).usePlaintext().build();
        GeneratedCases cases = new GeneratedCases(channel);
        cases.blocking();
        cases.future();
        cases.asynchronous();
        cases.failures();
        new GeneratedCases(toEmpty).unimplemented();
        if (BlockingSecond.exists()) {
            new BlockingSecond(channel).all();
        }
        System.out.println("done");
        while (System.in.read() >= 0) {
            // until the end
        }
        channel.shutdownNow();
        toEmpty.shutdownNow();
        server.shutdownNow();
        empty.shutdownNow();
    }
}
