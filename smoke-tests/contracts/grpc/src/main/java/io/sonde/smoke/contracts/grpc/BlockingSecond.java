package io.sonde.smoke.contracts.grpc;

import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.testing.protobuf.SimpleRequest;
import io.grpc.testing.protobuf.SimpleResponse;
import io.grpc.testing.protobuf.SimpleServiceGrpc;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** The second generation of blocking stubs, by reflection: it is younger than what this is compiled against. */
final class BlockingSecond {

    private final Channel channel;

    BlockingSecond(Channel channel) {
        this.channel = channel;
    }

    static boolean exists() {
        for (Method method : SimpleServiceGrpc.class.getMethods()) {
            if (method.getName().equals("newBlockingV2Stub")) {
                return true;
            }
        }
        return false;
    }

    void all() throws ReflectiveOperationException {
        unary("SecondUnary", "a");
        unary("SecondRefused", "refuse");
        Cases.report("SecondServerStream", drained(stub("SecondServerStream", "serverStreamingRpc", "a")));
        Object count = stub("SecondClientStream", "clientStreamingRpc", null);
        for (String text : new String[] {"a", "b", "c", "d"}) {
            write(count, text);
        }
        Cases.report("SecondClientStream", answered(count));
        Object echo = stub("SecondBidirectional", "bidiStreamingRpc", null);
        write(echo, "a");
        write(echo, "b");
        Cases.report("SecondBidirectional", answered(echo));
    }

    private void unary(String name, String text) throws ReflectiveOperationException {
        String result;
        try {
            result = "OK " + ((SimpleResponse) stub(name, "unaryRpc", text)).getResponseMessage();
        } catch (InvocationTargetException failure) {
            result = Status.fromThrowable(failure.getCause()).getCode().name();
        }
        Cases.report(name, result);
    }

    /** Calls a stub's method, with a request unless that is null. */
    private Object stub(String name, String method, String text) throws ReflectiveOperationException {
        Object stub = SimpleServiceGrpc.class
                .getMethod("newBlockingV2Stub", Channel.class)
                .invoke(null, GeneratedCases.named(name, channel));
        return text == null
                ? stub.getClass().getMethod(method).invoke(stub)
                : stub.getClass().getMethod(method, SimpleRequest.class).invoke(stub, GeneratedCases.request(text));
    }

    private static void write(Object call, String text) throws ReflectiveOperationException {
        call.getClass().getMethod("write", Object.class).invoke(call, GeneratedCases.request(text));
    }

    private static String answered(Object call) throws ReflectiveOperationException {
        call.getClass().getMethod("halfClose").invoke(call);
        return drained(call);
    }

    private static String drained(Object call) throws ReflectiveOperationException {
        Method read = call.getClass().getMethod("read");
        int count = 0;
        while (read.invoke(call) != null) {
            count++;
        }
        return "OK " + count;
    }
}
