package io.sonde.smoke.contracts.grpc;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.stub.ClientCalls;
import java.lang.management.ManagementFactory;

/** Measures unary calls, one after the other: time, and what the whole process spends of the processor and allocates. */
public final class UnaryCosts {

    private static final int CALLS = 20_000;

    private UnaryCosts() {}

    /** Arguments: the transport, the number of rounds. */
    public static void main(String[] arguments) throws Exception {
        Transport transport = Transport.valueOf(arguments[0]);
        Server server = transport
                .server()
                .addService(new Service(new LateChannel()).calls())
                .build()
                .start();
        ManagedChannel channel =
                transport.client(transport.address(server)).usePlaintext().build();
        MethodDescriptor<String, String> method = Text.method(MethodType.UNARY, "Unary");
        for (int round = Integer.parseInt(arguments[1]); round > 0; round--) {
            long bytes = allocated();
            long cpu = cpuNanos();
            long start = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, "a");
            }
            long nanos = System.nanoTime() - start;
            System.out.println("us/call " + nanos / 1000.0 / CALLS + " cpu us/call "
                    + (cpuNanos() - cpu) / 1000.0 / CALLS + " bytes/call " + (allocated() - bytes) / CALLS);
        }
        channel.shutdownNow();
        server.shutdownNow();
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            sum += bytes;
        }
        return sum;
    }
}
